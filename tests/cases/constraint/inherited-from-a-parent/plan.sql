-- + constraint:public.vehicle.rolls
-- + constraint:public.car.car_id
-- + constraint:public.car.has_doors
-- + constraint:public.car.rolls
-- + constraint:public.taxi.has_doors
-- + constraint:public.taxi.rolls

BEGIN;
-- create constraint public.car.car_id  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.car ADD CONSTRAINT car_id UNIQUE (id);
-- create constraint public.car.has_doors  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.car ADD CONSTRAINT has_doors CHECK (((doors >= 2) AND (doors <= 5)));
-- create constraint public.vehicle.rolls  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.vehicle ADD CONSTRAINT rolls CHECK ((wheels >= 0));
COMMIT;
