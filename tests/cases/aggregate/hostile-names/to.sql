CREATE FUNCTION "step ""1"""(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';

CREATE AGGREGATE "it's
total"("a ""b""" integer) (SFUNC = "step ""1""", STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE "it's
total"(integer) IS 'it''s';
