-- - policy:public.chart.own_patients

BEGIN;
-- drop policy public.chart.own_patients  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE, SEC_RLS_ON_NO_POLICY
DROP POLICY own_patients ON public.chart;
COMMIT;
