-- ~ enum:public.mood  labels
-- ~ view:public.home  columns
-- ~ column:public.address.zip  type

BEGIN;
-- drop index public.person_zip (because of column public.person.home)  [ACCESS EXCLUSIVE]
DROP INDEX public.person_zip;
-- drop view public.home (because of column public.person.home)  [ACCESS EXCLUSIVE]
DROP VIEW public.home;
-- drop default public.person.others (because of column public.person.others)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.person ALTER COLUMN others DROP DEFAULT;
-- drop column public.person.home (because of column public.address.zip)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.person ALTER COLUMN home TYPE text USING home::text;
-- drop column public.person.others (because of column public.address.zip)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.person ALTER COLUMN others TYPE text[] USING others::text[];
-- drop enum public.mood
ALTER TYPE public.mood RENAME TO pgsync_old_1;
-- create enum public.mood
CREATE TYPE public.mood AS ENUM ('happy', 'sad');
-- alter column public.address.zip  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.address ALTER COLUMN zip TYPE bigint;
-- alter column public.address.mood (because of enum public.mood)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.address ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
-- alter column public.person.home (because of column public.address.zip)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.person ALTER COLUMN home TYPE public.address USING home::public.address;
-- alter column public.person.others (because of column public.address.zip)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.person ALTER COLUMN others TYPE public.address[] USING others::public.address[];
-- create default public.person.others (because of column public.person.others)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.person ALTER COLUMN others SET DEFAULT '{}'::public.address[];
-- create view public.home (because of column public.person.home)
CREATE VIEW public.home AS
 SELECT name,
    (home).zip AS zip
   FROM public.person;
-- create index public.person_zip (because of column public.person.home)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX person_zip ON public.person USING btree (((home).zip));
-- drop enum public.mood
DROP TYPE public.pgsync_old_1;
COMMIT;
