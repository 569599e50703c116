-- ~ function:public.station()  result, rows

BEGIN;
-- drop function public.station()  ! DEP_SIGNATURE
DROP FUNCTION public.station();
-- create function public.station()
CREATE FUNCTION public.station()
 RETURNS SETOF text
 LANGUAGE sql
AS $$ VALUES ('Leeds'), ('York') $$;
COMMIT;
