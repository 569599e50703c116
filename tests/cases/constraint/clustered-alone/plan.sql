-- ~ constraint:public.t.k  is_clustered

BEGIN;
-- alter constraint public.t.k  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.t CLUSTER ON k;
COMMIT;
