CREATE EXTENSION hstore;

CREATE FUNCTION size(h hstore) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT cardinality(akeys(h))';

ALTER FUNCTION size(hstore) DEPENDS ON EXTENSION hstore;
