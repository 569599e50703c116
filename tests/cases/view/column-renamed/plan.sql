-- ~ view:public.late  columns, query

BEGIN;
-- drop view public.late  [ACCESS EXCLUSIVE]
DROP VIEW public.late;
-- create view public.late
CREATE VIEW public.late AS
 SELECT id AS loan,
    due
   FROM public.loan;
COMMIT;
