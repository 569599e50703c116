CREATE TABLE word (w text);
CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower(a) = lower(b)';
CREATE FUNCTION alike(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT btrim(a) = btrim(b)';

CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = same);

CREATE VIEW shop AS SELECT w FROM word WHERE w === 'shop';
COMMENT ON OPERATOR === (text, text) IS 'kept';
