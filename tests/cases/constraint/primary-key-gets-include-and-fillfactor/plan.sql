-- ~ constraint:public.book.book_pkey  definition, options

BEGIN;
-- drop constraint public.book.book_pkey  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.book DROP CONSTRAINT book_pkey;
-- create constraint public.book.book_pkey  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.book ADD CONSTRAINT book_pkey PRIMARY KEY (id) INCLUDE (title) WITH (fillfactor='80');
COMMIT;
