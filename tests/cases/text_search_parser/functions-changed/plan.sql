-- ~ text search parser:public.words  end, gettoken, lextypes, start

BEGIN;
-- drop text search configuration public.search (because of text search parser public.words)
DROP TEXT SEARCH CONFIGURATION public.search;
-- drop text search parser public.words
DROP TEXT SEARCH PARSER public.words;
-- create text search parser public.words
CREATE TEXT SEARCH PARSER public.words (START = public.my_start, GETTOKEN = public.my_next, END = public.my_end, LEXTYPES = public.my_types);
-- create text search configuration public.search (because of text search parser public.words)
CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = public.words);
-- create text search configuration public.search (because of text search parser public.words)
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword WITH simple;
COMMIT;
