-- - constraint:public.boat.rolls
-- ~ constraint:public.vehicle.rolls  definition

BEGIN;
-- drop constraint public.vehicle.rolls  [ACCESS EXCLUSIVE]
ALTER TABLE public.vehicle DROP CONSTRAINT rolls;
-- create constraint public.vehicle.rolls  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.vehicle ADD CONSTRAINT rolls CHECK ((wheels > 0)) NO INHERIT;
COMMIT;
