-- - table:public.lookup
-- - column:public.lookup.id
-- - index:public.article_name
-- - owner:table.public.lookup
-- + table:public.article_name
-- + column:public.article_name.id
-- + index:public.lookup
-- + owner:table.public.article_name

BEGIN;
-- drop index public.article_name  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.article_name;
-- drop table public.lookup  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.lookup;
-- create table public.article_name
CREATE TABLE public.article_name (
    id integer
);
-- create index public.lookup  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX lookup ON public.article USING btree (name);
COMMIT;
