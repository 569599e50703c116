-- + foreign key:public.run.on_day

BEGIN;
-- create foreign key public.run.on_day  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.run ADD CONSTRAINT on_day FOREIGN KEY (d) REFERENCES public.day(d) ON DELETE CASCADE;
COMMIT;
