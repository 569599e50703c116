CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a * 2';

CREATE OPERATOR @#@ (RIGHTARG = integer, FUNCTION = twice);
COMMENT ON OPERATOR @#@ (NONE, integer) IS 'doubles';
