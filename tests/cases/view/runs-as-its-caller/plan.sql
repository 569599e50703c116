-- ~ view:public.late  options

BEGIN;
-- alter view public.late  [ACCESS EXCLUSIVE]
ALTER VIEW public.late SET (security_invoker='true');
COMMIT;
