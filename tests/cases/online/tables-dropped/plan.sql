-- - table:public.halt
-- - table:public.run
-- - view:public.halts
-- - column:public.run.id
-- - column:public.run.train
-- - column:public.halt.run
-- - column:public.halt.train
-- - constraint:public.run.run_pkey
-- - foreign key:public.run.run_train_fkey
-- - foreign key:public.halt.halt_run_fkey
-- - foreign key:public.halt.halt_train_fkey
-- - owner:table.public.halt
-- - owner:table.public.run
-- - owner:view.public.halts
-- + column:public.train.name

BEGIN;
-- drop view public.halts  [ACCESS EXCLUSIVE]
DROP VIEW public.halts;
COMMIT;
BEGIN;
-- create column public.train.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.train ADD COLUMN name text;
COMMIT;
BEGIN;
-- drop foreign key public.halt.halt_run_fkey  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.halt DROP CONSTRAINT halt_run_fkey;
COMMIT;
BEGIN;
-- drop table public.halt  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.halt DROP CONSTRAINT halt_train_fkey;
COMMIT;
BEGIN;
-- drop table public.halt  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE, LOCK_FK_PARTNER
DROP TABLE public.halt;
COMMIT;
BEGIN;
-- drop table public.run  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.run DROP CONSTRAINT run_train_fkey;
COMMIT;
BEGIN;
-- drop table public.run  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE, LOCK_FK_PARTNER
DROP TABLE public.run;
COMMIT;
