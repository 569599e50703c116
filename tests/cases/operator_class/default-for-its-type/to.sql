CREATE TYPE colour AS (r integer, g integer);
CREATE FUNCTION colour_hash(c colour) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT (c).r';
CREATE FUNCTION colour_eq(a colour, b colour) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).r = (b).r';
CREATE OPERATOR ==== (LEFTARG = colour, RIGHTARG = colour, FUNCTION = colour_eq);

CREATE OPERATOR CLASS colour_ops DEFAULT FOR TYPE colour USING hash AS OPERATOR 1 ====, FUNCTION 1 colour_hash(colour);
