-- ~ foreign key:public.book.stands  definition

BEGIN;
-- drop foreign key public.book.stands  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.book DROP CONSTRAINT stands;
-- create foreign key public.book.stands  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.book ADD CONSTRAINT stands FOREIGN KEY (library, number) REFERENCES public.shelf(library, number) ON DELETE SET NULL (number);
COMMIT;
