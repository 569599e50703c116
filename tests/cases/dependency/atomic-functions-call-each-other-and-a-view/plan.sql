-- ~ view:public.dear  columns, query

BEGIN;
-- drop function public.a_outer() (because of function public.z_inner())
DROP FUNCTION public.a_outer();
-- drop function public.z_inner() (because of view public.dear)
DROP FUNCTION public.z_inner();
-- drop view public.dear  [ACCESS EXCLUSIVE]
DROP VIEW public.dear;
-- create view public.dear
CREATE VIEW public.dear AS
 SELECT price,
    id
   FROM public.article
  WHERE (price > (20)::numeric);
-- create function public.z_inner() (because of view public.dear)
CREATE FUNCTION public.z_inner()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN (SELECT count(*) AS count FROM public.dear);
-- create function public.a_outer() (because of function public.z_inner())
CREATE FUNCTION public.a_outer()
 RETURNS bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (public.z_inner() + 1);
END;
COMMIT;
