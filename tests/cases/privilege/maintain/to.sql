CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE MATERIALIZED VIEW names AS SELECT name FROM article;

GRANT MAINTAIN ON article TO case_clerk;
GRANT ALL ON names TO case_clerk;
