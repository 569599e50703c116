-- ~ policy:public.chart.own  using

BEGIN;
-- drop policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
DROP POLICY own ON public.chart;
-- create policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY own ON public.chart WITH CHECK (true);
COMMIT;
