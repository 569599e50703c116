CREATE FUNCTION from_sql(internal) RETURNS internal IMMUTABLE STRICT LANGUAGE internal AS 'prsd_lextype';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE TRANSFORM FOR bigint LANGUAGE sql (FROM SQL WITH FUNCTION from_sql(internal));

CREATE PROCEDURE work(a integer, b integer DEFAULT 1) LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE rest(a integer) LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT 1';
CREATE PROCEDURE pause(a integer) LANGUAGE sql AS 'SELECT 1';
