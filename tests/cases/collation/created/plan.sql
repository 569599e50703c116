-- + collation:public.plain
-- + index:public.reader_name
-- + owner:collation.public.plain

BEGIN;
-- create collation public.plain
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');
-- create index public.reader_name  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX reader_name ON public.reader USING btree (name COLLATE public.plain);
COMMIT;
