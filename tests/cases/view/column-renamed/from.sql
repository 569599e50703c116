CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE VIEW late AS SELECT id AS number, due FROM loan;
