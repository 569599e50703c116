-- - policy:public.chart.own
-- + policy:public.chart.own charts only

BEGIN;
-- drop policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
DROP POLICY own ON public.chart;
-- create policy public.chart.own charts only  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY "own charts only" ON public.chart USING ((doctor = CURRENT_USER));
COMMIT;
