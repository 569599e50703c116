CREATE TABLE article (id integer PRIMARY KEY, name text);

GRANT SELECT ON article TO case_reader;
GRANT INSERT ON article TO case_clerk WITH GRANT OPTION;
