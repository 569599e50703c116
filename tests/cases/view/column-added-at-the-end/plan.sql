-- ~ view:public.late  columns, query

BEGIN;
-- alter view public.late  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.late AS
 SELECT id,
    reader,
    due
   FROM public.loan;
COMMIT;
