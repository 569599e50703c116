CREATE SCHEMA shop;

CREATE TABLE shop.article (id integer PRIMARY KEY, position bigint);
CREATE FUNCTION shop.next_position() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) + 1 FROM shop.article';
ALTER TABLE shop.article ALTER COLUMN position SET DEFAULT shop.next_position();
