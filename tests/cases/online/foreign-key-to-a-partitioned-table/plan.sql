-- + foreign key:public.halt.halt_run

BEGIN;
-- create foreign key public.halt.halt_run  [SHARE ROW EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT, LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.halt ADD CONSTRAINT halt_run FOREIGN KEY (train, day) REFERENCES public.run(train, day) NOT VALID;
COMMIT;
BEGIN;
-- create foreign key public.halt.halt_run  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.halt VALIDATE CONSTRAINT halt_run;
COMMIT;
