-- - policy:public.chart.own_patients
-- ~ table:public.chart  force_row_security, row_security

BEGIN;
-- drop policy public.chart.own_patients  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
DROP POLICY own_patients ON public.chart;
-- alter table public.chart  [ACCESS EXCLUSIVE]  ! SEC_RLS_OFF
ALTER TABLE public.chart DISABLE ROW LEVEL SECURITY;
-- alter table public.chart  [ACCESS EXCLUSIVE]  ! SEC_RLS_OFF
ALTER TABLE ONLY public.chart NO FORCE ROW LEVEL SECURITY;
COMMIT;
