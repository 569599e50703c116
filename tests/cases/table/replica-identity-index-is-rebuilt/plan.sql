-- ~ index:public.stock_key  definition

BEGIN;
-- drop index public.stock_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
DROP INDEX public.stock_key;
-- create index public.stock_key  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX stock_key ON public.stock USING btree (article, shelf, amount);
-- create index public.stock_key  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.stock CLUSTER ON stock_key;
-- create index public.stock_key  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.stock REPLICA IDENTITY USING INDEX stock_key;
-- create comment on index public.stock_key (because of index public.stock_key)
COMMENT ON INDEX public.stock_key IS 'identifies a pile';
COMMIT;
