CREATE TABLE loan (id integer PRIMARY KEY, due date, grace integer, CONSTRAINT little_grace CHECK (grace < 30 AND id > 0));
CREATE INDEX loan_due_grace ON loan (due, grace);
CREATE VIEW lenient AS SELECT id, due + grace AS last_day FROM loan;
