CREATE TYPE celsius AS (degrees numeric);

CREATE FUNCTION to_number(c celsius) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT (c).degrees';
CREATE CAST (celsius AS numeric) WITH FUNCTION to_number(celsius) AS ASSIGNMENT;
COMMENT ON CAST (celsius AS numeric) IS 'only the number';
