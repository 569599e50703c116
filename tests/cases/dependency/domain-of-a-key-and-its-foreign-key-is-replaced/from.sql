CREATE DOMAIN code AS varchar(5) CHECK (VALUE <> '');

CREATE TABLE station (code code PRIMARY KEY, name text);
CREATE TABLE stop (train integer, station code REFERENCES station, codes code[] DEFAULT '{}');
CREATE FUNCTION station_name(c code) RETURNS text LANGUAGE sql STABLE AS 'SELECT name FROM station WHERE code = c';
CREATE VIEW stops AS SELECT train, station_name(station) AS station FROM stop;
