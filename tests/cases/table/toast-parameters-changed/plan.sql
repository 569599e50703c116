-- ~ table:public.reading  options, toast_options

BEGIN;
-- alter table public.reading  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.reading SET (toast_tuple_target='512');
-- alter table public.reading  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.reading SET (toast.autovacuum_enabled='false', toast.vacuum_truncate='false');
COMMIT;
