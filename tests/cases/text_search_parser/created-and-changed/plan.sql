-- ~ text search parser:public.words  headline
-- + comment:text search parser.public.kept

BEGIN;
-- drop text search parser public.words
DROP TEXT SEARCH PARSER public.words;
-- create text search parser public.words
CREATE TEXT SEARCH PARSER public.words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- create comment on text search parser public.kept
COMMENT ON TEXT SEARCH PARSER public.kept IS 'kept';
COMMIT;
