CREATE FUNCTION from_sql(internal) RETURNS internal IMMUTABLE STRICT LANGUAGE internal AS 'prsd_lextype';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE TRANSFORM FOR bigint LANGUAGE sql (FROM SQL WITH FUNCTION from_sql(internal));

CREATE FUNCTION one(integer, bigint) RETURNS integer LANGUAGE sql TRANSFORM FOR TYPE integer, FOR TYPE bigint AS 'SELECT 1';
