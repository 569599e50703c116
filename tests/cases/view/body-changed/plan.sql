-- ~ view:public.late  query

BEGIN;
-- alter view public.late  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.late AS
 SELECT id,
    reader
   FROM public.loan
  WHERE (due < (CURRENT_DATE - 3))
  ORDER BY due;
COMMIT;
