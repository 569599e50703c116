-- ~ view:public.late  options

BEGIN;
-- alter view public.late  [ACCESS EXCLUSIVE]
ALTER VIEW public.late SET (check_option='local', security_barrier='true');
COMMIT;
