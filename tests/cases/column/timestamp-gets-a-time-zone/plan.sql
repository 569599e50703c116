-- ~ column:public.visit.at  type
-- ~ column:public.visit.p  type

BEGIN;
-- drop default public.visit.at (because of column public.visit.at)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.visit ALTER COLUMN at DROP DEFAULT;
-- alter column public.visit.at  [ACCESS EXCLUSIVE, rewrite]  ! APP_TZ_CONVERSION, CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.visit ALTER COLUMN at TYPE timestamp with time zone;
-- alter column public.visit.p  [ACCESS EXCLUSIVE]
ALTER TABLE public.visit ALTER COLUMN p TYPE time(3) without time zone;
-- create default public.visit.at (because of column public.visit.at)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.visit ALTER COLUMN at SET DEFAULT now();
COMMIT;
