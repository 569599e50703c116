CREATE TABLE platform (id integer PRIMARY KEY);

CREATE TABLE station (id integer PRIMARY KEY, name text);
CREATE FUNCTION display(s station) RETURNS text LANGUAGE sql STABLE AS 'SELECT s.name';
CREATE FUNCTION stations() RETURNS SETOF station LANGUAGE sql STABLE AS 'SELECT * FROM station';
CREATE VIEW shown AS SELECT display(s) AS name FROM stations() s;
