CREATE TABLE reading (id integer PRIMARY KEY, doc text) WITH (toast_tuple_target = 512, toast.autovacuum_enabled = false, toast.vacuum_truncate = false);
