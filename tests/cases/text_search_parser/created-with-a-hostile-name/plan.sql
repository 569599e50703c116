-- + text search parser:search.my "parser"
-- + comment:text search parser.search.my "parser"

BEGIN;
-- create text search parser search.my "parser"
CREATE TEXT SEARCH PARSER search."my ""parser""" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- create comment on text search parser search.my "parser"
COMMENT ON TEXT SEARCH PARSER search."my ""parser""" IS 'it''s';
COMMIT;
