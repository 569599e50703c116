-- ~ function:public.corner()  arguments

BEGIN;
-- drop function public.corner()  ! DEP_SIGNATURE
DROP FUNCTION public.corner();
-- create function public.corner()
CREATE FUNCTION public.corner(OUT col integer, OUT line integer)
 RETURNS record
 LANGUAGE sql
AS $$SELECT 1, 2$$;
COMMIT;
