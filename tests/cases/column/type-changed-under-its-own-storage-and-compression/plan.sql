-- ~ column:public.page.head  type
-- ~ column:public.page.body  type

BEGIN;
-- alter column public.page.head  [ACCESS EXCLUSIVE]
ALTER TABLE public.page ALTER COLUMN head TYPE text;
-- alter column public.page.head  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.page ALTER COLUMN head SET STORAGE EXTERNAL;
-- alter column public.page.body  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.page ALTER COLUMN body TYPE character varying(900);
-- alter column public.page.body  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.page ALTER COLUMN body SET STORAGE MAIN;
-- alter column public.page.body  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.page ALTER COLUMN body SET COMPRESSION pglz;
COMMIT;
