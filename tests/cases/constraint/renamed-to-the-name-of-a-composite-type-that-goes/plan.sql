-- - composite type:public.stay
-- - attribute:public.stay.room
-- - attribute:public.stay.nights
-- - constraint:public.booking.one_per_day
-- - owner:composite type.public.stay
-- + constraint:public.booking.stay

BEGIN;
-- drop constraint public.booking.one_per_day  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.booking DROP CONSTRAINT one_per_day;
-- drop composite type public.stay  [ACCESS EXCLUSIVE]
DROP TYPE public.stay;
-- create constraint public.booking.stay  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.booking ADD CONSTRAINT stay UNIQUE (room, day);
COMMIT;
