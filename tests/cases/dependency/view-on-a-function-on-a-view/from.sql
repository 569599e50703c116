CREATE TABLE article (id integer PRIMARY KEY, price numeric);

CREATE VIEW base AS SELECT id FROM article;
CREATE FUNCTION from_base() RETURNS SETOF base LANGUAGE sql STABLE AS 'SELECT * FROM base';
CREATE VIEW top AS SELECT id FROM from_base();
