CREATE TABLE station (id integer PRIMARY KEY, name text, zone integer);

CREATE FUNCTION stations() RETURNS SETOF station LANGUAGE sql STABLE AS 'SELECT * FROM station';
CREATE FUNCTION display(s station) RETURNS text LANGUAGE sql STABLE AS 'SELECT s.name';
CREATE VIEW shown AS SELECT s.id, display(s) AS name FROM station s;
