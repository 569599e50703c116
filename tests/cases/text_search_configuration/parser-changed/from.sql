CREATE TEXT SEARCH PARSER mine (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);

CREATE TEXT SEARCH CONFIGURATION search (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR word WITH simple;
COMMENT ON TEXT SEARCH CONFIGURATION search IS 'kept';
