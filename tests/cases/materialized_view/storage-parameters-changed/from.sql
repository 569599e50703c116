CREATE TABLE sale (id integer PRIMARY KEY, day date, note text);

CREATE MATERIALIZED VIEW days WITH (fillfactor = 80) AS SELECT DISTINCT day, note FROM sale;
