CREATE SCHEMA search;

CREATE TEXT SEARCH PARSER search."my ""parser""" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
COMMENT ON TEXT SEARCH PARSER search."my ""parser""" IS 'it''s';
