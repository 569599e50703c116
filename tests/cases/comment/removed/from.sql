CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

COMMENT ON TABLE article IS 'gone soon';
COMMENT ON COLUMN article.name IS 'gone soon';
COMMENT ON CONSTRAINT article_pkey ON article IS 'gone soon';
COMMENT ON FUNCTION f() IS 'gone soon';
