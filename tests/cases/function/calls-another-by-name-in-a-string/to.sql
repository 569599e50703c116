CREATE TABLE t (a integer);

CREATE FUNCTION z_inner(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE FUNCTION a_outer(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT z_inner(a) * 2';
CREATE INDEX t_outer ON t (abs(a));
