CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE MATERIALIZED VIEW names AS SELECT name FROM article;
