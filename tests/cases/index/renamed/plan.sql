-- - index:public.run_day
-- + index:public.idx_run_on_day

BEGIN;
-- rename index public.idx_run_on_day  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_day RENAME TO idx_run_on_day;
COMMIT;
