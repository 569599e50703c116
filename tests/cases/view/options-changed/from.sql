CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE VIEW late WITH (security_barrier = false) AS SELECT id, due FROM loan WHERE due > '2020-01-01';
