-- ~ foreign key:public.book.written_by  definition

BEGIN;
-- drop foreign key public.book.written_by  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.book DROP CONSTRAINT written_by;
-- create foreign key public.book.written_by  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.book ADD CONSTRAINT written_by FOREIGN KEY (author) REFERENCES public.author(id) ON UPDATE CASCADE ON DELETE SET DEFAULT;
COMMIT;
