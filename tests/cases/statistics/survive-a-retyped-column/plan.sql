-- ~ column:public.run.train  type
-- ~ column:public.run.code  type

BEGIN;
-- drop statistics public.a (because of column public.run.code)  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
DROP STATISTICS public.a;
-- alter column public.run.train  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.run ALTER COLUMN train TYPE bigint;
-- alter column public.run.code  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ALTER COLUMN code TYPE text;
-- create statistics public.a (because of column public.run.code)  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.a ON train, code FROM public.run;
-- create statistics public.a (because of column public.run.code)  ! PERF_SETTINGS
ALTER STATISTICS public.a SET STATISTICS 300;
-- create comment on statistics public.a (because of statistics public.a)
COMMENT ON STATISTICS public.a IS 'kept';
COMMIT;
