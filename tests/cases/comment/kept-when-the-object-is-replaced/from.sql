CREATE TABLE article (id integer PRIMARY KEY, price numeric, CONSTRAINT c CHECK (price > 0));
CREATE INDEX i ON article (price);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

COMMENT ON CONSTRAINT c ON article IS 'one';
COMMENT ON INDEX i IS 'two';
COMMENT ON FUNCTION f(integer) IS 'three';
