-- ~ table:public.run  row_security
-- + view:public.delays
-- + materialized view:public.delays_then
-- + column:public.run.delay
-- + policy:public.run.late
-- + owner:view.public.delays
-- + owner:materialized view.public.delays_then

BEGIN;
-- alter table public.run  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE public.run ENABLE ROW LEVEL SECURITY;
-- create column public.run.delay  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ADD COLUMN delay integer;
-- create policy public.run.late  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY late ON public.run USING ((delay > 0));
COMMIT;
BEGIN;
-- create view public.delays
CREATE VIEW public.delays AS
 SELECT id,
    delay
   FROM public.runs() runs(id, train, delay);
-- create materialized view public.delays_then  [scan]
CREATE MATERIALIZED VIEW public.delays_then AS
 SELECT id,
    delay
   FROM public.runs() runs(id, train, delay);
COMMIT;
