-- ~ column:public.box.id  not_null, type
-- ~ column:public.box.label  statistics, type
-- + column:public.box.shelf
-- + default:public.box.label
-- + constraint:public.box.real_shelf

BEGIN;
-- alter column public.box.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.box ALTER COLUMN id TYPE bigint;
-- alter column public.box.id  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL
ALTER TABLE public.box ALTER COLUMN id SET NOT NULL;
-- alter column public.box.label  [ACCESS EXCLUSIVE]
ALTER TABLE public.box ALTER COLUMN label TYPE text;
-- alter column public.box.label  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.box ALTER COLUMN label SET STATISTICS 200;
-- create column public.box.shelf  [ACCESS EXCLUSIVE]
ALTER TABLE public.box ADD COLUMN shelf integer;
-- create default public.box.label  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.box ALTER COLUMN label SET DEFAULT 'x'::text;
-- create constraint public.box.real_shelf  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.box ADD CONSTRAINT real_shelf CHECK ((shelf > 0));
COMMIT;
