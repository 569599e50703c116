-- ~ constraint:public.run.run_pkey  is_clustered
-- ~ index:public.run_day  is_clustered

BEGIN;
-- alter index public.run_day  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.run CLUSTER ON run_day;
COMMIT;
