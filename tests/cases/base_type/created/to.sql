CREATE TABLE article (id integer PRIMARY KEY);

CREATE TYPE tag;
CREATE FUNCTION tag_in(cstring) RETURNS tag LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION tag_out(tag) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE tag (INPUT = tag_in, OUTPUT = tag_out, INTERNALLENGTH = VARIABLE, STORAGE = extended, CATEGORY = 'S', PREFERRED = false, DEFAULT = 'none', DELIMITER = ';', COLLATABLE = true);
ALTER TABLE article ADD COLUMN tag tag, ADD COLUMN tags tag[];
COMMENT ON TYPE tag IS 'a short text';
