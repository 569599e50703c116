-- ~ foreign key:public.book.written_by  enforced

BEGIN;
-- alter foreign key public.book.written_by  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.book ALTER CONSTRAINT written_by ENFORCED;
COMMIT;
