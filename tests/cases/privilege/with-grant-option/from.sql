CREATE TABLE article (id integer PRIMARY KEY, name text);

GRANT SELECT ON article TO case_reader WITH GRANT OPTION;
GRANT INSERT ON article TO case_clerk;
