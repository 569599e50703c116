CREATE TABLE loan (id integer PRIMARY KEY, due date);
CREATE VIEW late AS SELECT id, due FROM loan;
