CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE VIEW late WITH (security_barrier = true) AS SELECT id, due FROM loan WHERE due > '2020-01-01' WITH LOCAL CHECK OPTION;
