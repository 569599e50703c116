CREATE TABLE reading (id integer PRIMARY KEY, doc text) WITH (fillfactor = 90, autovacuum_enabled = false);

ALTER TABLE reading RESET (autovacuum_enabled);
ALTER TABLE reading SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, parallel_workers = 2);
