-- ~ policy:public.chart.everyone  roles
-- ~ policy:public.chart.own  roles

BEGIN;
-- alter policy public.chart.everyone  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER POLICY everyone ON public.chart TO case_doctor, postgres;
-- alter policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER POLICY own ON public.chart TO case_doctor, case_nurse;
COMMIT;
