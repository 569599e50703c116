-- ~ base type:public.word  element, subscript

BEGIN;
-- drop base type public.word  ! DEP_CASCADE
DROP TYPE public.word CASCADE;
-- create base type public.word
CREATE TYPE public.word;
-- create function public.word_in(cstring) (because of base type public.word)
CREATE FUNCTION public.word_in(cstring)
 RETURNS public.word
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.word_out(public.word) (because of base type public.word)
CREATE FUNCTION public.word_out(public.word)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create base type public.word
CREATE TYPE public.word (INPUT = public.word_in, OUTPUT = public.word_out, SUBSCRIPT = raw_array_subscript_handler, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'U', ELEMENT = "char", DELIMITER = ',');
COMMIT;
