-- ~ index:public.days_day  is_clustered

BEGIN;
-- alter index public.days_day  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.days CLUSTER ON days_day;
COMMIT;
