-- ~ column:public.vehicle.plate  not_null_validated

BEGIN;
-- alter column public.vehicle.plate  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.vehicle VALIDATE CONSTRAINT has_plate;
COMMIT;
