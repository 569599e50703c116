CREATE EXTENSION hstore;

CREATE FUNCTION size(h hstore) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT coalesce(cardinality(akeys(h)), 0)';

ALTER FUNCTION size(hstore) DEPENDS ON EXTENSION hstore;
