-- ~ function:public.rename_station(integer, text)  body, is_sql_body

BEGIN;
-- alter function public.rename_station(integer, text)  [ROW EXCLUSIVE]
CREATE OR REPLACE FUNCTION public.rename_station(i integer, n text)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE public.station SET name = rename_station.n
   WHERE (station.id = rename_station.i);
 INSERT INTO public.station (id, name)  SELECT (- rename_station.i),
             rename_station.n AS n
           WHERE false;
END;
COMMIT;
