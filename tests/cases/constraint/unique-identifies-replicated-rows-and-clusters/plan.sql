-- ~ constraint:public.seat.one_seat  definition

BEGIN;
-- drop constraint public.seat.one_seat  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.seat DROP CONSTRAINT one_seat;
-- create constraint public.seat.one_seat  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.seat ADD CONSTRAINT one_seat UNIQUE (seat, wagon);
-- create constraint public.seat.one_seat  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.seat CLUSTER ON one_seat;
-- create constraint public.seat.one_seat  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.seat REPLICA IDENTITY USING INDEX one_seat;
-- create comment on index public.one_seat (because of constraint public.seat.one_seat)
COMMENT ON INDEX public.one_seat IS 'the index';
-- create comment on constraint public.seat.one_seat (because of constraint public.seat.one_seat)
COMMENT ON CONSTRAINT one_seat ON public.seat IS 'the constraint';
COMMIT;
