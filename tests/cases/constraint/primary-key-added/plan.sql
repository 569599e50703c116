-- + constraint:public.book.book_pkey

BEGIN;
-- create constraint public.book.book_pkey  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.book ADD CONSTRAINT book_pkey PRIMARY KEY (id);
COMMIT;
