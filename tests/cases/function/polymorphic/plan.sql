-- - function:public.last_of(anyarray)
-- - owner:function.public.last_of(anyarray)
-- + function:public.last_of(anyarray, anyelement)
-- + function:public.pair(anyelement, anyelement)
-- + owner:function.public.last_of(anyarray, anyelement)
-- + owner:function.public.pair(anyelement, anyelement)

BEGIN;
-- drop function public.last_of(anyarray)  ! DEP_SIGNATURE
DROP FUNCTION public.last_of(anyarray);
-- create function public.last_of(anyarray, anyelement)
CREATE FUNCTION public.last_of(a anyarray, fallback anyelement)
 RETURNS anyelement
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT coalesce(a[array_upper(a, 1)], fallback)$$;
-- create function public.pair(anyelement, anyelement)
CREATE FUNCTION public.pair(a anyelement, b anyelement)
 RETURNS anyarray
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT ARRAY[a, b]$$;
COMMIT;
