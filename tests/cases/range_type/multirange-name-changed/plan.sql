-- ~ range type:public.time_range  multirange

BEGIN;
-- drop range type public.time_range
DROP TYPE public.time_range;
-- create range type public.time_range
CREATE TYPE public.time_range AS RANGE (SUBTYPE = time without time zone, MULTIRANGE_TYPE_NAME = public.times);
COMMIT;
