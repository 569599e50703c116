-- - constraint:public.book.book_pk
-- + constraint:public.book.pk_book

BEGIN;
-- drop foreign key public.copy.copy_book_fkey (because of constraint public.book.book_pk)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.copy DROP CONSTRAINT copy_book_fkey;
-- drop constraint public.book.book_pk  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.book DROP CONSTRAINT book_pk;
-- create constraint public.book.pk_book  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.book ADD CONSTRAINT pk_book PRIMARY KEY (id);
-- create foreign key public.copy.copy_book_fkey (because of constraint public.book.book_pk)  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.copy ADD CONSTRAINT copy_book_fkey FOREIGN KEY (book) REFERENCES public.book(id);
COMMIT;
