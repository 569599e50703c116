-- - foreign key:public.run.run_spare_fkey
-- + table:public.note
-- + column:public.note.train
-- + column:public.note.text
-- ~ foreign key:public.run.run_line  definition
-- + foreign key:public.run.run_train_fkey
-- + foreign key:public.note.note_train_fkey
-- + owner:table.public.note

BEGIN;
-- create table public.note
CREATE TABLE public.note (
    train integer,
    text text
);
COMMIT;
BEGIN;
-- create foreign key public.note.note_train_fkey  [SHARE ROW EXCLUSIVE]  ! LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.note ADD CONSTRAINT note_train_fkey FOREIGN KEY (train) REFERENCES public.train(id);
COMMIT;
BEGIN;
-- create foreign key public.run.run_line  [SHARE ROW EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT, LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.run ADD CONSTRAINT pgsync_new_8566736977 FOREIGN KEY (line) REFERENCES public.train(line) ON DELETE CASCADE NOT VALID;
COMMIT;
BEGIN;
-- create foreign key public.run.run_line  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.run VALIDATE CONSTRAINT pgsync_new_8566736977;
COMMIT;
BEGIN;
-- drop foreign key public.run.run_line  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.run DROP CONSTRAINT run_line;
-- create foreign key public.run.run_line  [ACCESS EXCLUSIVE]
ALTER TABLE public.run RENAME CONSTRAINT pgsync_new_8566736977 TO run_line;
COMMIT;
BEGIN;
-- create foreign key public.run.run_train_fkey  [SHARE ROW EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT, LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.run ADD CONSTRAINT run_train_fkey FOREIGN KEY (train) REFERENCES public.train(id) DEFERRABLE NOT VALID;
COMMIT;
BEGIN;
-- create foreign key public.run.run_train_fkey  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.run VALIDATE CONSTRAINT run_train_fkey;
COMMIT;
BEGIN;
-- drop foreign key public.run.run_spare_fkey  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.run DROP CONSTRAINT run_spare_fkey;
COMMIT;
