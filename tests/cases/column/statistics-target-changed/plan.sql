-- ~ column:public.document.author  statistics
-- ~ column:public.document.year  statistics

BEGIN;
-- alter column public.document.author  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN author SET STATISTICS 1000;
-- alter column public.document.year  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN year SET STATISTICS 0;
COMMIT;
