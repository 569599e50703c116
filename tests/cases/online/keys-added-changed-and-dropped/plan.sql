-- - constraint:public.train.train_alias
-- - constraint:public.train.train_twin
-- - index:public.train_mark
-- ~ table:public.train  replica_identity
-- + constraint:public.train.train_code
-- + constraint:public.train.train_key
-- ~ constraint:public.train.train_line  definition
-- + constraint:public.train.train_mark
-- + index:public.train_alias
-- ~ foreign key:public.run.run_line  definition

-- create constraint public.train.train_code  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY train_code ON public.train (code);
BEGIN;
-- create constraint public.train.train_code  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.train ADD CONSTRAINT train_code UNIQUE USING INDEX train_code DEFERRABLE INITIALLY DEFERRED;
COMMIT;
-- create constraint public.train.train_key  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY train_key ON public.train (id) INCLUDE (code) WITH (fillfactor='80');
BEGIN;
-- create constraint public.train.train_key  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.train ADD CONSTRAINT train_key PRIMARY KEY USING INDEX train_key;
-- create constraint public.train.train_key  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.train REPLICA IDENTITY USING INDEX train_key;
COMMIT;
-- create constraint public.train.train_mark  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY pgsync_new_ebe234600a ON public.train (mark);
BEGIN;
-- drop index public.train_mark  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.train_mark RENAME TO pgsync_old_90cf6b1e12;
-- create constraint public.train.train_mark  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.train ADD CONSTRAINT train_mark UNIQUE USING INDEX pgsync_new_ebe234600a;
COMMIT;
-- drop index public.train_mark  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_90cf6b1e12;
-- create index public.train_alias  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY pgsync_new_4c39d762c0 ON public.train USING btree (alias);
BEGIN;
-- drop constraint public.train.train_alias  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.train DROP CONSTRAINT train_alias;
-- create index public.train_alias  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_4c39d762c0 RENAME TO train_alias;
COMMIT;
-- create constraint public.train.train_line  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY pgsync_new_36acf35f74 ON public.train (line, id);
BEGIN;
-- drop foreign key public.run.run_line  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.run DROP CONSTRAINT run_line;
-- drop constraint public.train.train_line  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.train DROP CONSTRAINT train_line;
-- create constraint public.train.train_line  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.train ADD CONSTRAINT train_line UNIQUE USING INDEX pgsync_new_36acf35f74;
-- create foreign key public.run.run_line  [SHARE ROW EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT, LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.run ADD CONSTRAINT run_line FOREIGN KEY (line, train) REFERENCES public.train(line, id) NOT VALID;
COMMIT;
BEGIN;
-- create foreign key public.run.run_line  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.run VALIDATE CONSTRAINT run_line;
COMMIT;
BEGIN;
-- drop constraint public.train.train_twin  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.train DROP CONSTRAINT train_twin;
COMMIT;
