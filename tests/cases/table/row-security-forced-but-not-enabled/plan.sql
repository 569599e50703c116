-- ~ table:public.chart  force_row_security

BEGIN;
-- alter table public.chart  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE ONLY public.chart FORCE ROW LEVEL SECURITY;
COMMIT;
