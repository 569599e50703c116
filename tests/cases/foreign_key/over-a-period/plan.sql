-- + foreign key:public.booking.in_open_room

BEGIN;
-- create foreign key public.booking.in_open_room  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.booking ADD CONSTRAINT in_open_room FOREIGN KEY (room, PERIOD during) REFERENCES public.room(id, PERIOD open);
COMMIT;
