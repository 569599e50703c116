CREATE SCHEMA shop;

CREATE TABLE shop.article (id integer PRIMARY KEY, rank integer);
CREATE FUNCTION shop.last_article() RETURNS shop.article LANGUAGE sql STABLE AS 'SELECT * FROM shop.article ORDER BY id DESC LIMIT 1';
ALTER TABLE shop.article ALTER COLUMN rank SET DEFAULT (shop.last_article()).rank;
