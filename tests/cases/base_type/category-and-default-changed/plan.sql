-- ~ base type:public.tag  alignment, category, default, delimiter, is_preferred

BEGIN;
-- drop base type public.tag  ! DEP_CASCADE
DROP TYPE public.tag CASCADE;
-- create base type public.tag
CREATE TYPE public.tag;
-- create function public.tag_in(cstring) (because of base type public.tag)
CREATE FUNCTION public.tag_in(cstring)
 RETURNS public.tag
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.tag_out(public.tag) (because of base type public.tag)
CREATE FUNCTION public.tag_out(public.tag)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create base type public.tag
CREATE TYPE public.tag (INPUT = public.tag_in, OUTPUT = public.tag_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = plain, CATEGORY = 'S', PREFERRED = true, DEFAULT = 'it''s', DELIMITER = '|');
COMMIT;
