-- ~ enum:public.colour  labels
-- ~ function:public.f()  body, result
-- ~ view:public.v  columns, query

BEGIN;
-- drop view public.v  [ACCESS EXCLUSIVE]
DROP VIEW public.v;
-- drop function public.f()  ! DEP_SIGNATURE
DROP FUNCTION public.f();
-- drop enum public.colour
DROP TYPE public.colour;
-- create enum public.colour
CREATE TYPE public.colour AS ENUM ('red');
-- create function public.f()
CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
AS $$SELECT 1::bigint$$;
-- create view public.v
CREATE VIEW public.v AS
 SELECT 2 AS b;
-- create owner of enum public.colour (because of enum public.colour)
ALTER TYPE public.colour OWNER TO case_app_owner;
-- create owner of function public.f() (because of function public.f())
ALTER FUNCTION public.f() OWNER TO case_app_owner;
-- create owner of view public.v (because of view public.v)
ALTER VIEW public.v OWNER TO case_app_owner;
COMMIT;
