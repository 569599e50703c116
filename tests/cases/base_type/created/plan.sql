-- + base type:public.tag
-- + function:public.tag_in(cstring)
-- + function:public.tag_out(public.tag)
-- + column:public.article.tag
-- + column:public.article.tags
-- + owner:base type.public.tag
-- + owner:function.public.tag_in(cstring)
-- + owner:function.public.tag_out(public.tag)
-- + comment:base type.public.tag

BEGIN;
-- create base type public.tag
CREATE TYPE public.tag;
-- create function public.tag_in(cstring)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION public.tag_in(cstring)
 RETURNS public.tag
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.tag_out(public.tag)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION public.tag_out(public.tag)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create base type public.tag
CREATE TYPE public.tag (INPUT = public.tag_in, OUTPUT = public.tag_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'S', DEFAULT = 'none', DELIMITER = ';', COLLATABLE = true);
-- create column public.article.tag  [ACCESS EXCLUSIVE]
ALTER TABLE public.article ADD COLUMN tag public.tag;
-- create column public.article.tags  [ACCESS EXCLUSIVE]
ALTER TABLE public.article ADD COLUMN tags public.tag[];
-- create comment on base type public.tag
COMMENT ON TYPE public.tag IS 'a short text';
COMMIT;
