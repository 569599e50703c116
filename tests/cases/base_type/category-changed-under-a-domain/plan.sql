-- ~ base type:public.label  category

BEGIN;
-- drop column public.parcel.mark (because of domain public.mark)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN mark TYPE text USING mark::text;
-- drop domain public.mark (because of function public.label_out(public.label))
DROP DOMAIN public.mark;
-- drop base type public.label  ! DEP_CASCADE
DROP TYPE public.label CASCADE;
-- create base type public.label
CREATE TYPE public.label;
-- create function public.label_in(cstring) (because of base type public.label)
CREATE FUNCTION public.label_in(cstring)
 RETURNS public.label
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.label_out(public.label) (because of base type public.label)
CREATE FUNCTION public.label_out(public.label)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create base type public.label
CREATE TYPE public.label (INPUT = public.label_in, OUTPUT = public.label_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'S', DELIMITER = ',');
-- create domain public.mark (because of function public.label_out(public.label))
CREATE DOMAIN public.mark AS public.label NOT NULL;
-- alter column public.parcel.mark (because of domain public.mark)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN mark TYPE public.mark USING mark::public.mark;
COMMIT;
