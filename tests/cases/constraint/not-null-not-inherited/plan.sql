-- ~ column:public.vehicle.plate  not_null_no_inherit

BEGIN;
-- alter column public.vehicle.plate  [ACCESS EXCLUSIVE]
ALTER TABLE public.vehicle ALTER CONSTRAINT has_plate NO INHERIT;
COMMIT;
