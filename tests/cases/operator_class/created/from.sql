CREATE FUNCTION cmp_backwards(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(b, a)';
CREATE TABLE score (n integer);
