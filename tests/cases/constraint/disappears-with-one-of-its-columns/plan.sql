-- - column:public.seat.seat
-- ~ constraint:public.seat.one_seat  definition

BEGIN;
-- drop constraint public.seat.one_seat  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.seat DROP CONSTRAINT one_seat;
-- create constraint public.seat.one_seat  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.seat ADD CONSTRAINT one_seat UNIQUE (wagon, side);
-- drop column public.seat.seat  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.seat DROP COLUMN seat;
COMMIT;
