CREATE SCHEMA library;

CREATE TABLE library.reader (id integer PRIMARY KEY, name text);
CREATE FUNCTION library.names() RETURNS SETOF text LANGUAGE sql STABLE BEGIN ATOMIC SELECT name FROM library.reader GROUP BY id; END;
CREATE VIEW library.name AS SELECT names FROM library.names();
