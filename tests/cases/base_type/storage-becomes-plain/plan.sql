-- ~ base type:public.label  storage

BEGIN;
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
CREATE TYPE public.label (INPUT = public.label_in, OUTPUT = public.label_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'U', DELIMITER = ',');
COMMIT;
