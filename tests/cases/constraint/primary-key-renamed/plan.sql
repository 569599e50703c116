-- - constraint:public.book.book_pk
-- + constraint:public.book.pk_book

BEGIN;
-- rename constraint public.book.pk_book  [ACCESS EXCLUSIVE]
ALTER TABLE public.book RENAME CONSTRAINT book_pk TO pk_book;
COMMIT;
