CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;

CREATE TABLE ext.synonym (word text PRIMARY KEY, also text);
CREATE FUNCTION ext.closeness(a text, b text) RETURNS real LANGUAGE sql IMMUTABLE AS 'SELECT ext.similarity(a, b)';
COMMENT ON FUNCTION ext.closeness(text, text) IS 'from 0 to 1';
