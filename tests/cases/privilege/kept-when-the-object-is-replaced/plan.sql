-- ~ function:public.f(integer)  arguments
-- ~ view:public.v  columns, query

BEGIN;
-- drop view public.v  [ACCESS EXCLUSIVE]
DROP VIEW public.v;
-- drop function public.f(integer)  ! DEP_SIGNATURE
DROP FUNCTION public.f(integer);
-- create function public.f(integer)
CREATE FUNCTION public.f(b integer)
 RETURNS integer
 LANGUAGE sql
AS $$SELECT 1$$;
-- create view public.v
CREATE VIEW public.v AS
 SELECT 2 AS b;
-- create privileges on function public.f(integer) (because of function public.f(integer))
REVOKE EXECUTE ON FUNCTION public.f(integer) FROM PUBLIC;
-- create privileges on function public.f(integer) (because of function public.f(integer))
GRANT EXECUTE ON FUNCTION public.f(integer) TO case_reader;
-- create privileges on view public.v (because of view public.v)
GRANT SELECT ON TABLE public.v TO case_clerk WITH GRANT OPTION;
-- create privileges on column public.v.b (because of view public.v)  [ACCESS SHARE]
GRANT SELECT (b) ON TABLE public.v TO case_reader;
COMMIT;
