CREATE TABLE sale (id integer PRIMARY KEY, day date, note text);

CREATE MATERIALIZED VIEW days WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false) AS SELECT DISTINCT day, note FROM sale;
