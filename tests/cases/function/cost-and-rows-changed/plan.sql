-- ~ function:public.stops(integer)  cost, rows

BEGIN;
-- alter function public.stops(integer)
CREATE OR REPLACE FUNCTION public.stops(train integer)
 RETURNS SETOF text
 LANGUAGE sql
 COST 250.5 ROWS 42
AS $$ VALUES ('A'), ('B') $$;
COMMIT;
