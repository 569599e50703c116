CREATE TABLE first_table (id integer);

CREATE TABLE ticket (id integer PRIMARY KEY, sold timestamptz);
CREATE FUNCTION a_first() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM ticket';
CREATE FUNCTION b_second(t text) RETURNS bigint LANGUAGE sql AS 'SELECT a_first() + length(t)';
