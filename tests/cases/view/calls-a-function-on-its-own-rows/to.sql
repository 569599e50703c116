CREATE TABLE article (id integer PRIMARY KEY, price numeric NOT NULL);

CREATE VIEW cheap AS SELECT id, price FROM article;
CREATE FUNCTION is_cheap(cheap) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).price < 10';
CREATE OR REPLACE VIEW cheap AS SELECT id, price FROM article WHERE is_cheap(ROW(id, price)::cheap);
