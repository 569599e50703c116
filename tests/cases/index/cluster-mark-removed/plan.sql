-- ~ index:public.run_day  is_clustered

BEGIN;
-- alter index public.run_day  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.run SET WITHOUT CLUSTER;
COMMIT;
