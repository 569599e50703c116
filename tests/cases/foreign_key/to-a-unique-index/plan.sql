-- + index:public.author_by_id
-- + foreign key:public.book.written_by

BEGIN;
-- create index public.author_by_id  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX author_by_id ON public.author USING btree (id) INCLUDE (name);
-- create foreign key public.book.written_by  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.book ADD CONSTRAINT written_by FOREIGN KEY (author) REFERENCES public.author(id);
COMMIT;
