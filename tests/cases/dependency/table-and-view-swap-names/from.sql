CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE VIEW product AS SELECT id, name FROM article;
