-- ~ text search dictionary:public.words  options, template

BEGIN;
-- drop text search configuration public.search (because of text search dictionary public.words)
DROP TEXT SEARCH CONFIGURATION public.search;
-- drop text search dictionary public.words
DROP TEXT SEARCH DICTIONARY public.words;
-- create text search dictionary public.words
CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = pg_catalog.snowball, language = 'german');
-- create text search configuration public.search (because of text search dictionary public.words)
CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
-- create text search configuration public.search (because of text search dictionary public.words)
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword WITH public.words, simple;
-- create text search configuration public.search (because of text search dictionary public.words)
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH public.words, simple;
-- create owner of text search dictionary public.words (because of text search dictionary public.words)
ALTER TEXT SEARCH DICTIONARY public.words OWNER TO case_app_owner;
-- create comment on text search dictionary public.words (because of text search dictionary public.words)
COMMENT ON TEXT SEARCH DICTIONARY public.words IS 'kept';
COMMIT;
