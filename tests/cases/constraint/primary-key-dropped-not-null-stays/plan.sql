-- - constraint:public.book.book_pkey

BEGIN;
-- drop constraint public.book.book_pkey  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.book DROP CONSTRAINT book_pkey;
COMMIT;
