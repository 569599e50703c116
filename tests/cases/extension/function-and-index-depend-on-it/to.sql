CREATE EXTENSION pg_trgm;
CREATE TABLE station (id integer PRIMARY KEY, name text NOT NULL);
CREATE INDEX station_name ON station USING gist (name gist_trgm_ops);
CREATE INDEX station_lower_name ON station (lower(name));
CREATE FUNCTION near(a text, b text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN similarity(a, b) > 0.4; END';

ALTER FUNCTION near(text, text) DEPENDS ON EXTENSION pg_trgm;
ALTER INDEX station_lower_name DEPENDS ON EXTENSION pg_trgm;
