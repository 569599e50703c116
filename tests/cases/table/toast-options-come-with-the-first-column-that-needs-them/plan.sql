-- ~ table:public.reading  toast_options
-- ~ table:public.widened  toast_options
-- + column:public.reading.note
-- ~ column:public.widened.code  type

BEGIN;
-- create column public.reading.note  [ACCESS EXCLUSIVE]
ALTER TABLE public.reading ADD COLUMN note text;
-- alter table public.reading  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.reading SET (toast.autovacuum_enabled='false');
-- alter column public.widened.code  [ACCESS EXCLUSIVE]
ALTER TABLE public.widened ALTER COLUMN code TYPE text;
-- alter table public.widened  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.widened SET (toast.autovacuum_enabled='false');
COMMIT;
