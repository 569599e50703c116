-- ~ foreign key:public.book.written_by  validated

BEGIN;
-- alter foreign key public.book.written_by  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER
ALTER TABLE public.book VALIDATE CONSTRAINT written_by;
COMMIT;
