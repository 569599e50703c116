-- ~ view:public.own_charts  options

BEGIN;
-- alter view public.own_charts  [ACCESS EXCLUSIVE]  ! SEC_VIEW_BARRIER
ALTER VIEW public.own_charts RESET (security_barrier);
COMMIT;
