CREATE FUNCTION final(s numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT round(s, 2)';

CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric);

COMMENT ON AGGREGATE total(numeric) IS 'rounded';
