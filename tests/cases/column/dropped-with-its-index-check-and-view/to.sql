CREATE TABLE loan (id integer PRIMARY KEY, due date);
CREATE VIEW lenient AS SELECT id, due AS last_day FROM loan;
