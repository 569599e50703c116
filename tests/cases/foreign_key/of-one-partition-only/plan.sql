-- + foreign key:public.run_1.at_depot

BEGIN;
-- create foreign key public.run_1.at_depot  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.run_1 ADD CONSTRAINT at_depot FOREIGN KEY (depot) REFERENCES public.depot(id);
COMMIT;
