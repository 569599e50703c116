-- ~ view:public.late  query

BEGIN;
-- alter view public.late  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.late WITH (security_barrier='true') AS
 SELECT id
   FROM public.loan
  WHERE (id > 1);
COMMIT;
