-- + domain:public.d
-- + domain:public.e
-- + domain:public.f
-- + domain:public.g
-- + base type:public.b
-- + function:public.b_in(cstring)
-- + function:public.b_out(public.b)
-- + owner:domain.public.d
-- + owner:domain.public.e
-- + owner:domain.public.f
-- + owner:domain.public.g
-- + owner:base type.public.b
-- + owner:function.public.b_in(cstring)
-- + owner:function.public.b_out(public.b)

BEGIN;
-- create base type public.b
CREATE TYPE public.b;
-- create function public.b_in(cstring)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION public.b_in(cstring)
 RETURNS public.b
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4in$$;
-- create function public.b_out(public.b)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION public.b_out(public.b)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4out$$;
-- create base type public.b
CREATE TYPE public.b (INPUT = public.b_in, OUTPUT = public.b_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'U', DEFAULT = '1', DELIMITER = ',');
-- create domain public.d
CREATE DOMAIN public.d AS public.b;
-- create domain public.e
CREATE DOMAIN public.e AS public.b DEFAULT '2'::public.b;
-- create domain public.f
CREATE DOMAIN public.f AS public.d;
-- create domain public.g
CREATE DOMAIN public.g AS public.b DEFAULT NULL;
COMMIT;
