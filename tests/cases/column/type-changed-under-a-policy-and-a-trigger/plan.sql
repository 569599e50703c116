-- ~ column:public.chart.ward  type
-- ~ column:public.chart.pulse  type
-- ~ trigger:public.chart.alarm  definition
-- ~ policy:public.chart.own_ward  using, with_check

BEGIN;
-- drop policy public.chart.own_ward (because of column public.chart.pulse)  [ACCESS EXCLUSIVE]
DROP POLICY own_ward ON public.chart;
-- drop trigger public.chart.alarm (because of column public.chart.pulse)  [ACCESS EXCLUSIVE]
DROP TRIGGER alarm ON public.chart;
-- alter column public.chart.ward  [ACCESS EXCLUSIVE]
ALTER TABLE public.chart ALTER COLUMN ward TYPE text;
-- alter column public.chart.pulse  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.chart ALTER COLUMN pulse TYPE numeric;
-- create trigger public.chart.alarm (because of column public.chart.pulse)  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER alarm BEFORE UPDATE OF pulse ON public.chart FOR EACH ROW WHEN ((new.pulse < (30)::numeric)) EXECUTE FUNCTION public.alarm();
-- create trigger public.chart.alarm (because of column public.chart.pulse)  [SHARE ROW EXCLUSIVE]
ALTER TABLE public.chart ENABLE ALWAYS TRIGGER alarm;
-- create policy public.chart.own_ward (because of column public.chart.pulse)  [ACCESS EXCLUSIVE]
CREATE POLICY own_ward ON public.chart USING ((ward = current_setting('clinic.ward'::text, true))) WITH CHECK ((pulse > (0)::numeric));
-- create comment on policy public.chart.own_ward (because of policy public.chart.own_ward)
COMMENT ON POLICY own_ward ON public.chart IS 'nurses see their ward';
COMMIT;
