-- ~ column:public.document.author  options
-- ~ column:public.document.year  options

BEGIN;
-- alter column public.document.author  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN author SET (n_distinct='-0.5', n_distinct_inherited='100');
-- alter column public.document.year  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN year SET (n_distinct='50');
COMMIT;
