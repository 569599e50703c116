-- + function:public.a_outer(integer)
-- + function:public.z_inner(integer)
-- + index:public.t_outer
-- + owner:function.public.a_outer(integer)
-- + owner:function.public.z_inner(integer)

BEGIN;
-- create function public.z_inner(integer)
CREATE FUNCTION public.z_inner(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT a + 1$$;
-- create function public.a_outer(integer)
CREATE FUNCTION public.a_outer(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT z_inner(a) * 2$$;
-- create index public.t_outer  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX t_outer ON public.t USING btree (abs(a));
COMMIT;
