-- ~ base type:public.code  length
-- ~ base type:public.wheel  by_value

BEGIN;
-- drop base type public.code  ! DEP_CASCADE
DROP TYPE public.code CASCADE;
-- drop base type public.wheel  ! DEP_CASCADE
DROP TYPE public.wheel CASCADE;
-- create base type public.code
CREATE TYPE public.code;
-- create base type public.wheel
CREATE TYPE public.wheel;
-- create function public.code_in(cstring) (because of base type public.code)
CREATE FUNCTION public.code_in(cstring)
 RETURNS public.code
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$charin$$;
-- create function public.code_out(public.code) (because of base type public.code)
CREATE FUNCTION public.code_out(public.code)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$charout$$;
-- create base type public.code
CREATE TYPE public.code (INPUT = public.code_in, OUTPUT = public.code_out, INTERNALLENGTH = 32, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'U', DELIMITER = ',');
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
CREATE TYPE public.wheel (INPUT = public.wheel_in, OUTPUT = public.wheel_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'U', DELIMITER = ',');
COMMIT;
