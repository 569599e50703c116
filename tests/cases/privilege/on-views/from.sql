CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE VIEW named AS SELECT id, name FROM article;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM article;
