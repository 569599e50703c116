-- ~ function:public.longest(text[])  arguments
-- ~ function:public.swap(integer, integer)  arguments

BEGIN;
-- drop function public.longest(text[])  ! DEP_SIGNATURE
DROP FUNCTION public.longest(text[]);
-- drop function public.swap(integer, integer)  ! DEP_SIGNATURE
DROP FUNCTION public.swap(integer, integer);
-- create function public.longest(text[])
CREATE FUNCTION public.longest(words text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT max(w) FROM unnest(words) w$$;
-- create function public.swap(integer, integer)
CREATE FUNCTION public.swap(a integer, b integer, OUT x integer, OUT y integer)
 RETURNS record
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT b, a$$;
COMMIT;
