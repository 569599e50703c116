-- ~ column:public.reader.name  type
-- ~ column:public.reader.born  type
-- ~ index:public.reader_expr  definition

BEGIN;
-- drop index public.reader_expr  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.reader_expr;
-- alter column public.reader.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.reader ALTER COLUMN name TYPE text;
-- alter column public.reader.born  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.reader ALTER COLUMN born TYPE bigint;
-- create index public.reader_expr  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX reader_expr ON public.reader USING btree (lower(name), ((born + 1)));
-- create index public.reader_expr  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.reader_expr ALTER COLUMN 2 SET STATISTICS 300;
-- create index public.reader_expr  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.reader CLUSTER ON reader_expr;
COMMIT;
