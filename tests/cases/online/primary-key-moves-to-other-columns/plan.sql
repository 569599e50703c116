-- - constraint:public.train.train_key
-- ~ column:public.train.code  not_null
-- + constraint:public.train.train_id
-- + constraint:public.train.train_pkey

BEGIN;
-- alter column public.train.code  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.train ADD CONSTRAINT train_code_not_null NOT NULL code NOT VALID;
COMMIT;
BEGIN;
-- alter column public.train.code  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.train VALIDATE CONSTRAINT train_code_not_null;
COMMIT;
-- create constraint public.train.train_id  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY train_id ON public.train (id);
BEGIN;
-- create constraint public.train.train_id  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.train ADD CONSTRAINT train_id UNIQUE USING INDEX train_id;
COMMIT;
-- create constraint public.train.train_pkey  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY pgsync_new_b027f8db11 ON public.train (code);
BEGIN;
-- drop foreign key public.run.run_train (because of constraint public.train.train_key)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.run DROP CONSTRAINT run_train;
-- drop constraint public.train.train_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.train DROP CONSTRAINT train_key;
-- create constraint public.train.train_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.train ADD CONSTRAINT train_pkey PRIMARY KEY USING INDEX pgsync_new_b027f8db11;
-- create foreign key public.run.run_train (because of constraint public.train.train_key)  [SHARE ROW EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.run ADD CONSTRAINT run_train FOREIGN KEY (train) REFERENCES public.train(id) NOT VALID;
COMMIT;
BEGIN;
-- create foreign key public.run.run_train (because of constraint public.train.train_key)  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.run VALIDATE CONSTRAINT run_train;
COMMIT;
