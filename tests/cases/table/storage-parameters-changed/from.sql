CREATE TABLE reading (id integer PRIMARY KEY, doc text) WITH (fillfactor = 90, autovacuum_enabled = false);
