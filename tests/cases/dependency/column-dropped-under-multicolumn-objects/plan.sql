-- - column:public.run.stop
-- ~ constraint:public.run.real_stop  definition
-- ~ index:public.run_first_stop  definition
-- ~ index:public.run_key  definition

BEGIN;
-- drop index public.run_first_stop  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.run_first_stop;
-- drop index public.run_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
DROP INDEX public.run_key;
-- drop constraint public.run.real_stop  [ACCESS EXCLUSIVE]
ALTER TABLE public.run DROP CONSTRAINT real_stop;
-- create constraint public.run.real_stop  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.run ADD CONSTRAINT real_stop CHECK ((train IS NOT NULL));
-- create index public.run_first_stop  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX run_first_stop ON public.run USING btree (train);
-- create index public.run_key  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX run_key ON public.run USING btree (train, day);
-- drop column public.run.stop  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.run DROP COLUMN stop;
COMMIT;
