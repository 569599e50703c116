-- ~ text search template:public.plain  lexize

BEGIN;
-- drop text search dictionary public.plain_words (because of text search template public.plain)
DROP TEXT SEARCH DICTIONARY public.plain_words;
-- drop text search template public.plain
DROP TEXT SEARCH TEMPLATE public.plain;
-- create text search template public.plain
CREATE TEXT SEARCH TEMPLATE public.plain (INIT = dsimple_init, LEXIZE = public.my_lexize);
-- create text search dictionary public.plain_words (because of text search template public.plain)
CREATE TEXT SEARCH DICTIONARY public.plain_words (TEMPLATE = public.plain);
COMMIT;
