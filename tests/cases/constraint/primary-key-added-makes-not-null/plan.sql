-- ~ column:public.book.id  not_null
-- + constraint:public.book.book_key

BEGIN;
-- alter column public.book.id  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.book ALTER COLUMN id SET NOT NULL;
-- create constraint public.book.book_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.book ADD CONSTRAINT book_key PRIMARY KEY (id);
COMMIT;
