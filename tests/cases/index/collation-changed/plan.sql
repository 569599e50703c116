-- ~ index:public.reader_name  definition

BEGIN;
-- drop index public.reader_name  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.reader_name;
-- create index public.reader_name  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX reader_name ON public.reader USING btree (name COLLATE "POSIX" DESC);
COMMIT;
