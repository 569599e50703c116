-- ~ table:public.chart  row_security
-- + policy:public.chart.own
-- + policy:public.chart.readable
-- + comment:policy.public.chart.own

BEGIN;
-- alter table public.chart  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE public.chart ENABLE ROW LEVEL SECURITY;
-- create policy public.chart.own  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY own ON public.chart USING ((doctor = CURRENT_USER)) WITH CHECK ((ward IS NOT NULL));
-- create policy public.chart.readable  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY readable ON public.chart FOR SELECT USING (true);
-- create comment on policy public.chart.own
COMMENT ON POLICY own ON public.chart IS 'doctors see their patients';
COMMIT;
