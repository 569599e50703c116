-- - attribute:public.reading.humidity
-- + attribute:public.reading.pressure
-- ~ attribute:public.reading.celsius  after

BEGIN;
-- drop operator public.-(public.reading, public.reading) (because of composite type public.reading)
DROP OPERATOR public.-(public.reading, public.reading);
-- drop function public.spread(public.reading, public.reading) (because of composite type public.reading)
DROP FUNCTION public.spread(public.reading, public.reading);
-- drop composite type public.reading (because of attribute public.reading.celsius)  [ACCESS EXCLUSIVE]
DROP TYPE public.reading;
-- create composite type public.reading (because of attribute public.reading.celsius)
CREATE TYPE public.reading AS (taken_at timestamp with time zone, pressure integer, celsius numeric);
-- create function public.spread(public.reading, public.reading) (because of composite type public.reading)
CREATE FUNCTION public.spread(a public.reading, b public.reading)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
RETURN ((b).celsius - (a).celsius);
-- create operator public.-(public.reading, public.reading) (because of composite type public.reading)
CREATE OPERATOR public.- (FUNCTION = public.spread, LEFTARG = public.reading, RIGHTARG = public.reading);
COMMIT;
