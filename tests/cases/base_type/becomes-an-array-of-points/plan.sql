-- ~ base type:public.blob  element

BEGIN;
-- drop function public.blob_read(cstring) (because of base type public.blob)
DROP FUNCTION public.blob_read(cstring);
-- drop function public.blob_write(public.blob) (because of base type public.blob)
DROP FUNCTION public.blob_write(public.blob);
-- drop base type public.blob  ! DEP_CASCADE
DROP TYPE public.blob CASCADE;
-- create base type public.blob
CREATE TYPE public.blob;
-- create function public.blob_in(cstring) (because of base type public.blob)
CREATE FUNCTION public.blob_in(cstring)
 RETURNS public.blob
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$point_in$$;
-- create function public.blob_out(public.blob) (because of base type public.blob)
CREATE FUNCTION public.blob_out(public.blob)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$point_out$$;
-- create base type public.blob
CREATE TYPE public.blob (INPUT = public.blob_in, OUTPUT = public.blob_out, INTERNALLENGTH = 16, ALIGNMENT = double, STORAGE = plain, CATEGORY = 'U', ELEMENT = double precision, DELIMITER = ',');
-- create function public.blob_read(cstring) (because of base type public.blob)
CREATE FUNCTION public.blob_read(cstring)
 RETURNS public.blob
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$point_in$$;
-- create function public.blob_write(public.blob) (because of base type public.blob)
CREATE FUNCTION public.blob_write(public.blob)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$point_out$$;
COMMIT;
