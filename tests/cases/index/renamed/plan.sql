-- - index:public.run_day
-- + index:public.idx_run_on_day

BEGIN;
-- drop index public.run_day  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.run_day;
-- create index public.idx_run_on_day  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX idx_run_on_day ON public.run USING btree (day);
COMMIT;
