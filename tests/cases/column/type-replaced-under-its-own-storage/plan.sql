-- ~ attribute:public.span.high  after
-- ~ attribute:public.span.low  after

BEGIN;
-- drop composite type public.span (because of attribute public.span.low)  [ACCESS EXCLUSIVE]
ALTER TYPE public.span RENAME TO pgsync_old_1;
-- create composite type public.span (because of attribute public.span.low)
CREATE TYPE public.span AS (high integer, low integer);
-- alter column public.measured.inside (because of composite type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.measured ALTER COLUMN inside TYPE public.span USING CASE WHEN inside IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((inside).high, (inside).low)::public.span END;
-- alter column public.measured.inside (because of composite type public.span)  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.measured ALTER COLUMN inside SET STORAGE MAIN;
-- drop composite type public.span (because of attribute public.span.low)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
COMMIT;
