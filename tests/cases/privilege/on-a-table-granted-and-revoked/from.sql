CREATE TABLE article (id integer PRIMARY KEY, name text);

GRANT SELECT, INSERT ON article TO case_reader;
GRANT ALL ON article TO case_clerk;
