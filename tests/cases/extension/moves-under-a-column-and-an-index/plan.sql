-- ~ extension:hstore  schema
-- ~ extension:pg_trgm  schema
-- ~ view:public.tagged  query
-- ~ column:public.book.tags  type
-- ~ index:public.book_title  definition

BEGIN;
-- drop index public.book_title  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.book_title;
-- drop view public.tagged (because of column public.book.tags)  [ACCESS EXCLUSIVE]
DROP VIEW public.tagged;
-- alter extension hstore
ALTER EXTENSION hstore SET SCHEMA extensions;
-- alter extension pg_trgm
ALTER EXTENSION pg_trgm SET SCHEMA extensions;
-- alter column public.book.tags  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.book ALTER COLUMN tags TYPE extensions.hstore USING tags::text::extensions.hstore;
-- create view public.tagged (because of column public.book.tags)
CREATE VIEW public.tagged AS
 SELECT id,
    (tags OPERATOR(extensions.->) 'genre'::text) AS genre
   FROM public.book
  WHERE (tags OPERATOR(extensions.?) 'genre'::text);
-- create index public.book_title  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX book_title ON public.book USING gin (title extensions.gin_trgm_ops);
COMMIT;
