-- - shell type:public.wheel
-- - owner:shell type.public.wheel
-- + base type:public.wheel
-- + owner:base type.public.wheel

BEGIN;
-- drop function public.wheel_in(cstring) (because of shell type public.wheel)
DROP FUNCTION public.wheel_in(cstring);
-- drop function public.wheel_out(public.wheel) (because of shell type public.wheel)
DROP FUNCTION public.wheel_out(public.wheel);
-- drop shell type public.wheel
DROP TYPE public.wheel;
-- create base type public.wheel
CREATE TYPE public.wheel;
-- create function public.wheel_in(cstring) (because of shell type public.wheel)
CREATE FUNCTION public.wheel_in(cstring)
 RETURNS public.wheel
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4in$$;
-- create function public.wheel_out(public.wheel) (because of shell type public.wheel)
CREATE FUNCTION public.wheel_out(public.wheel)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4out$$;
-- create base type public.wheel
CREATE TYPE public.wheel (INPUT = public.wheel_in, OUTPUT = public.wheel_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'U', DELIMITER = ',');
COMMIT;
