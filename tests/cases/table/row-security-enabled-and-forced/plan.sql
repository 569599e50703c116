-- ~ table:public.chart  row_security
-- ~ table:public.note  force_row_security

BEGIN;
-- alter table public.chart  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE public.chart ENABLE ROW LEVEL SECURITY;
-- alter table public.note  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE ONLY public.note FORCE ROW LEVEL SECURITY;
COMMIT;
