-- ~ collation:public.plain  collate, ctype

BEGIN;
-- drop index public.reader_name (because of collation public.plain)  [ACCESS EXCLUSIVE]
DROP INDEX public.reader_name;
-- drop domain public.label (because of collation public.plain)
DROP DOMAIN public.label;
-- drop collation public.plain
ALTER COLLATION public.plain RENAME TO pgsync_old_1;
-- create collation public.plain
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'POSIX');
-- create domain public.label (because of collation public.plain)
CREATE DOMAIN public.label AS text COLLATE public.plain;
-- alter column public.reader.name (because of collation public.plain)  [ACCESS EXCLUSIVE]
ALTER TABLE public.reader ALTER COLUMN name TYPE text COLLATE public.plain;
-- create index public.reader_name (because of collation public.plain)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX reader_name ON public.reader USING btree (name);
-- create comment on collation public.plain (because of collation public.plain)
COMMENT ON COLLATION public.plain IS 'byte order';
-- drop collation public.plain
DROP COLLATION public.pgsync_old_1;
COMMIT;
