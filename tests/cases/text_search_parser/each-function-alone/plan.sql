-- ~ text search parser:public.p0  start
-- ~ text search parser:public.p1  gettoken
-- ~ text search parser:public.p2  end
-- ~ text search parser:public.p3  lextypes
-- ~ text search parser:public.p4  headline

BEGIN;
-- drop text search parser public.p0
DROP TEXT SEARCH PARSER public.p0;
-- drop text search parser public.p1
DROP TEXT SEARCH PARSER public.p1;
-- drop text search parser public.p2
DROP TEXT SEARCH PARSER public.p2;
-- drop text search parser public.p3
DROP TEXT SEARCH PARSER public.p3;
-- drop text search parser public.p4
DROP TEXT SEARCH PARSER public.p4;
-- create text search parser public.p0
CREATE TEXT SEARCH PARSER public.p0 (START = public.my_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- create text search parser public.p1
CREATE TEXT SEARCH PARSER public.p1 (START = prsd_start, GETTOKEN = public.my_next, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- create text search parser public.p2
CREATE TEXT SEARCH PARSER public.p2 (START = prsd_start, GETTOKEN = prsd_nexttoken, END = public.my_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- create text search parser public.p3
CREATE TEXT SEARCH PARSER public.p3 (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = public.my_types, HEADLINE = prsd_headline);
-- create text search parser public.p4
CREATE TEXT SEARCH PARSER public.p4 (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = public.my_headline);
COMMIT;
