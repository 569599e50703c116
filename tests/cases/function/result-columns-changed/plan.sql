-- ~ function:public.timetable(text)  arguments, body, result
-- ~ view:public.from_leeds  query

BEGIN;
-- drop view public.from_leeds (because of function public.timetable(text))  [ACCESS EXCLUSIVE]
DROP VIEW public.from_leeds;
-- drop function public.timetable(text)  ! DEP_SIGNATURE
DROP FUNCTION public.timetable(text);
-- create function public.timetable(text)
CREATE FUNCTION public.timetable(station text)
 RETURNS TABLE(train integer, departs time without time zone, platform text)
 LANGUAGE sql
AS $$ SELECT 1, time '10:00', '3b' $$;
-- create view public.from_leeds (because of function public.timetable(text))
CREATE VIEW public.from_leeds AS
 SELECT train,
    departs
   FROM public.timetable('Leeds'::text) timetable(train, departs, platform);
COMMIT;
