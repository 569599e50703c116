-- ~ column:public.document.body  compression

BEGIN;
-- alter column public.document.body  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.document ALTER COLUMN body SET COMPRESSION pglz;
COMMIT;
