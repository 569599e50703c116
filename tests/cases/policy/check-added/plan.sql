-- ~ policy:public.chart.own  with_check

BEGIN;
-- alter policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER POLICY own ON public.chart WITH CHECK ((ward <> 'closed'::text));
COMMIT;
