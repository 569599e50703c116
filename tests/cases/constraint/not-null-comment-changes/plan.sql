-- + comment:constraint.public.vehicle.has_plate

BEGIN;
-- create comment on constraint public.vehicle.has_plate
COMMENT ON CONSTRAINT has_plate ON public.vehicle IS 'police orders';
COMMIT;
