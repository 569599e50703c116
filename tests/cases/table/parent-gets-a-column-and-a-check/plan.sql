-- + column:public.vehicle.scrapped
-- + column:public.bicycle.scrapped
-- + constraint:public.vehicle.not_before_built
-- + constraint:public.bicycle.not_before_built

BEGIN;
-- create column public.vehicle.scrapped  [ACCESS EXCLUSIVE]
ALTER TABLE public.vehicle ADD COLUMN scrapped date;
-- create constraint public.vehicle.not_before_built  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.vehicle ADD CONSTRAINT not_before_built CHECK ((scrapped >= built));
COMMIT;
