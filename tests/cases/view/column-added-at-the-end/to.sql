CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE VIEW late AS SELECT id, reader, due FROM loan;
