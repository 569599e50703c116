CREATE TABLE sale (id integer PRIMARY KEY, day date, note text);
CREATE MATERIALIZED VIEW days AS SELECT day, note FROM sale;
