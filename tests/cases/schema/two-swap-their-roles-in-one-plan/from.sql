CREATE SCHEMA spring;
CREATE TABLE spring.timetable (train integer PRIMARY KEY, departs time NOT NULL);
CREATE SCHEMA common;
CREATE FUNCTION common.slot(t time) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT extract(hour FROM t)::integer';
CREATE VIEW common.busy AS SELECT common.slot(departs) AS slot, count(*) AS trains FROM spring.timetable GROUP BY 1;
