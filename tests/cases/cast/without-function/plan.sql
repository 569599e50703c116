-- + cast:integer AS oidvector
-- + cast:public.small_pair AS public.other_pair
-- + function:public.turn(public.small_pair)
-- + owner:function.public.turn(public.small_pair)

BEGIN;
-- create cast integer AS oidvector
CREATE CAST (integer AS oidvector) WITH INOUT;
-- create function public.turn(public.small_pair)
CREATE FUNCTION public.turn(p public.small_pair)
 RETURNS public.other_pair
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT ROW((p).b, (p).a)::other_pair$$;
-- create cast public.small_pair AS public.other_pair
CREATE CAST (public.small_pair AS public.other_pair) WITH FUNCTION public.turn(public.small_pair) AS IMPLICIT;
COMMIT;
