-- ~ policy:public.chart.own  using

BEGIN;
-- alter policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER POLICY own ON public.chart USING (((doctor = CURRENT_USER) OR (ward = 'emergency'::text)));
COMMIT;
