CREATE TABLE article (id integer PRIMARY KEY, name text);
GRANT SELECT ON article TO case_manager WITH GRANT OPTION;
