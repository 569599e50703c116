-- ~ policy:public.chart.own  is_permissive

BEGIN;
-- drop policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
DROP POLICY own ON public.chart;
-- create policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY own ON public.chart AS RESTRICTIVE USING ((doctor = CURRENT_USER));
COMMIT;
