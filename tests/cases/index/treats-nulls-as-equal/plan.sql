-- ~ index:public.one_seat  definition

BEGIN;
-- drop index public.one_seat  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
DROP INDEX public.one_seat;
-- create index public.one_seat  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_DUP_NULL, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX one_seat ON public.seat USING btree (wagon, seat) NULLS NOT DISTINCT;
COMMIT;
