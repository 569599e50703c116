CREATE TABLE employee (id integer PRIMARY KEY, boss integer REFERENCES employee, salary numeric);

CREATE VIEW chain AS
    WITH RECURSIVE up(id, depth) AS (
        SELECT id, 1 FROM employee WHERE boss IS NULL
        UNION ALL
        SELECT e.id, up.depth + 1 FROM employee e JOIN up ON e.boss = up.id
    ) SELECT id, depth FROM up;
CREATE VIEW ranked AS
    SELECT id, rank() OVER w AS place, sum(salary) FILTER (WHERE boss IS NOT NULL) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS near
    FROM employee WINDOW w AS (PARTITION BY boss ORDER BY salary DESC)
    UNION ALL SELECT 0, 0, NULL::numeric EXCEPT (SELECT 1, 1, 2 INTERSECT SELECT 2, 2, 2);
