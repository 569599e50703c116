CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE VIEW late WITH (security_barrier) AS SELECT id FROM loan WHERE id > 0;
