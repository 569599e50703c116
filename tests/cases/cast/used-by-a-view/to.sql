CREATE TYPE celsius AS (degrees numeric);
CREATE FUNCTION to_number(c celsius) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT (c).degrees';

CREATE CAST (celsius AS numeric) WITH FUNCTION to_number(celsius) AS IMPLICIT;

CREATE VIEW warm AS SELECT ROW(20)::celsius::numeric AS degrees;
