-- + foreign key:public.book.book_author_fkey
-- + comment:foreign key.public.book.book_author_fkey

BEGIN;
-- create foreign key public.book.book_author_fkey  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.book ADD CONSTRAINT book_author_fkey FOREIGN KEY (author) REFERENCES public.author(id);
-- create comment on foreign key public.book.book_author_fkey
COMMENT ON CONSTRAINT book_author_fkey ON public.book IS 'who wrote it';
COMMIT;
