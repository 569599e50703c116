-- ~ base type:public.wheel  category

BEGIN;
-- drop base type public.wheel  ! DEP_CASCADE
DROP TYPE public.wheel CASCADE;
-- create base type public.wheel
CREATE TYPE public.wheel;
-- create function public.wheel_in(cstring) (because of base type public.wheel)
CREATE FUNCTION public.wheel_in(cstring)
 RETURNS public.wheel
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4in$$;
-- create function public.wheel_out(public.wheel) (because of base type public.wheel)
CREATE FUNCTION public.wheel_out(public.wheel)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4out$$;
-- create base type public.wheel
CREATE TYPE public.wheel (INPUT = public.wheel_in, OUTPUT = public.wheel_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'N', DELIMITER = ',');
COMMIT;
