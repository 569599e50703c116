-- ~ table:public.reading  options

BEGIN;
-- alter table public.reading  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.reading RESET (autovacuum_enabled);
-- alter table public.reading  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.reading SET (autovacuum_vacuum_scale_factor='0.05', fillfactor='70', parallel_workers='2');
COMMIT;
