-- ~ table:public.t  toast_options

BEGIN;
-- alter table public.t  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.t SET (toast.autovacuum_enabled='false');
COMMIT;
