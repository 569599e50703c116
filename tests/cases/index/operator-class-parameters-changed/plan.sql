-- ~ index:public.book_body  definition
-- ~ index:public.book_title  definition

BEGIN;
-- drop index public.book_body  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.book_body;
-- drop index public.book_title  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.book_title;
-- create index public.book_body  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX book_body ON public.book USING gist (body tsvector_ops (siglen='100'));
-- create index public.book_title  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX book_title ON public.book USING gist (title public.gist_trgm_ops (siglen='64'));
COMMIT;
