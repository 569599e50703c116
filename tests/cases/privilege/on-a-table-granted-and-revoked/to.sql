CREATE TABLE article (id integer PRIMARY KEY, name text);

GRANT SELECT ON article TO case_reader;
GRANT SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON article TO case_clerk;
GRANT SELECT ON article TO PUBLIC;
