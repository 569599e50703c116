-- ~ view:public.chain  query
-- + view:public.ranked
-- + owner:view.public.ranked

BEGIN;
-- alter view public.chain  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.chain AS
 WITH RECURSIVE up(id, depth) AS (
         SELECT employee.id,
            1 AS "?column?"
           FROM public.employee
          WHERE (employee.boss IS NULL)
        UNION ALL
         SELECT e.id,
            (up_1.depth + 1)
           FROM (public.employee e
             JOIN up up_1 ON ((e.boss = up_1.id)))
        )
 SELECT id,
    depth
   FROM up;
-- create view public.ranked
CREATE VIEW public.ranked AS
 (
         SELECT employee.id,
            rank() OVER w AS place,
            sum(employee.salary) FILTER (WHERE (employee.boss IS NOT NULL)) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS near
           FROM public.employee
          WINDOW w AS (PARTITION BY employee.boss ORDER BY employee.salary DESC)
        UNION ALL
         SELECT 0 AS id,
            0 AS place,
            NULL::numeric AS near
) EXCEPT (
         SELECT 1 AS id,
            1 AS place,
            2 AS near
        INTERSECT
         SELECT 2 AS id,
            2 AS place,
            2 AS near
);
COMMIT;
