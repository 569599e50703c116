-- ~ function:public.in_zone(integer)  body
-- + function:public.zones()
-- + owner:function.public.zones()

BEGIN;
-- alter function public.in_zone(integer)
CREATE OR REPLACE FUNCTION public.in_zone(z integer)
 RETURNS bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT count(station.name) AS count
    FROM public.station
   WHERE (station.zone <= in_zone.z);
END;
-- create function public.zones()
CREATE FUNCTION public.zones()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT DISTINCT station.zone
    FROM public.station;
END;
COMMIT;
