-- ~ range type:public.time_range  subtype_diff

BEGIN;
-- drop range type public.time_range
DROP TYPE public.time_range;
-- create range type public.time_range
CREATE TYPE public.time_range AS RANGE (SUBTYPE = time without time zone, SUBTYPE_DIFF = public.time_diff);
COMMIT;
