-- - constraint:public.seat.one_seat
-- + index:public.one_seat

BEGIN;
-- drop constraint public.seat.one_seat  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.seat DROP CONSTRAINT one_seat;
-- create index public.one_seat  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX one_seat ON public.seat USING btree (wagon, seat);
COMMIT;
