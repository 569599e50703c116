-- + text search configuration:public.search
-- + index:public.book_title
-- + owner:text search configuration.public.search

BEGIN;
-- create text search configuration public.search
CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
-- create text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword WITH english_stem, simple;
-- create text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR numword WITH english_stem, simple;
-- create text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH english_stem, simple;
-- create index public.book_title  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX book_title ON public.book USING gin (to_tsvector('public.search'::regconfig, title));
COMMIT;
