-- + column:public.station.zone

BEGIN;
-- create column public.station.zone  [ACCESS EXCLUSIVE]
ALTER TABLE public.station ADD COLUMN zone integer;
COMMIT;
