-- + foreign key:public.run.run_train

BEGIN;
-- create foreign key public.run.run_train  [SHARE ROW EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT, LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.run ADD CONSTRAINT run_train FOREIGN KEY (train) REFERENCES public.train(id) NOT VALID;
COMMIT;
BEGIN;
-- create foreign key public.run.run_train  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.run VALIDATE CONSTRAINT run_train;
COMMIT;
