CREATE TABLE employee (id integer PRIMARY KEY, boss integer REFERENCES employee, salary numeric);

CREATE VIEW chain AS SELECT id, 1 AS depth FROM employee;
