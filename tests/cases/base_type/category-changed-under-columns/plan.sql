-- ~ base type:public.label  category

BEGIN;
-- drop default public.parcel.label (because of base type public.label)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.parcel ALTER COLUMN label DROP DEFAULT;
-- drop column public.parcel.earlier (because of base type public.label)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN earlier TYPE text[] USING earlier::text[];
-- drop column public.parcel.label (because of base type public.label)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN label TYPE text USING label::text;
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
-- alter column public.parcel.label (because of base type public.label)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN label TYPE public.label USING label::public.label;
-- alter column public.parcel.earlier (because of base type public.label)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN earlier TYPE public.label[] USING earlier::public.label[];
-- create default public.parcel.label (because of base type public.label)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.parcel ALTER COLUMN label SET DEFAULT 'none'::public.label;
COMMIT;
