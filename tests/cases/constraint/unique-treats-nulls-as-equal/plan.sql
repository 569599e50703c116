-- ~ constraint:public.seat.one_seat  definition

BEGIN;
-- drop constraint public.seat.one_seat  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.seat DROP CONSTRAINT one_seat;
-- create constraint public.seat.one_seat  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_DUP_NULL, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.seat ADD CONSTRAINT one_seat UNIQUE NULLS NOT DISTINCT (wagon, seat);
COMMIT;
