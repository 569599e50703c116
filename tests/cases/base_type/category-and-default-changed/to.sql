CREATE TYPE tag;
CREATE FUNCTION tag_in(cstring) RETURNS tag LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION tag_out(tag) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';

CREATE TYPE tag (INPUT = tag_in, OUTPUT = tag_out, CATEGORY = 'S', PREFERRED = true, DEFAULT = 'it''s', DELIMITER = '|', ALIGNMENT = double);
