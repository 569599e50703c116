-- ~ policy:public.chart.own  with_check

BEGIN;
-- alter policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER POLICY own ON public.chart WITH CHECK (((doctor = SESSION_USER) AND (ward <> ''::text)));
COMMIT;
