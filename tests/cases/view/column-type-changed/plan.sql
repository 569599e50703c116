-- ~ view:public.late  columns, query
-- ~ view:public.later  columns

BEGIN;
-- drop view public.later  [ACCESS EXCLUSIVE]
DROP VIEW public.later;
-- drop view public.late  [ACCESS EXCLUSIVE]
DROP VIEW public.late;
-- create view public.late
CREATE VIEW public.late AS
 SELECT (id)::text AS id,
    (due)::timestamp without time zone AS due
   FROM public.loan;
-- create view public.later
CREATE VIEW public.later AS
 SELECT id
   FROM public.late;
COMMIT;
