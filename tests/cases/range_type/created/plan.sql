-- + range type:public.time_range
-- + column:public.shift.during
-- + index:public.shift_during
-- + owner:range type.public.time_range
-- + comment:range type.public.time_range

BEGIN;
-- create range type public.time_range
CREATE TYPE public.time_range AS RANGE (SUBTYPE = time without time zone);
-- create column public.shift.during  [ACCESS EXCLUSIVE]
ALTER TABLE public.shift ADD COLUMN during public.time_range;
-- create index public.shift_during  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX shift_during ON public.shift USING gist (during);
-- create comment on range type public.time_range
COMMENT ON TYPE public.time_range IS 'part of a day';
COMMIT;
