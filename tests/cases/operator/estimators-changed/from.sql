CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower(a) = lower(b)';

CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = same, RESTRICT = eqsel);
