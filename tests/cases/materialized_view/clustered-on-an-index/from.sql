CREATE TABLE sale (id integer PRIMARY KEY, day date);
CREATE MATERIALIZED VIEW days AS SELECT DISTINCT day FROM sale;
CREATE INDEX days_day ON days (day);
