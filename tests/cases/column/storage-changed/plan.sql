-- ~ column:public.document.body  storage
-- ~ column:public.document.scan  storage

BEGIN;
-- alter column public.document.body  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN body SET STORAGE EXTERNAL;
-- alter column public.document.scan  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN scan SET STORAGE MAIN;
COMMIT;
