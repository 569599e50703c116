CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE VIEW late AS SELECT id, reader, current_date - due AS days FROM loan WHERE due < current_date;
CREATE VIEW late_readers AS SELECT reader, count(*) AS loans, max(days) AS worst FROM late GROUP BY reader HAVING count(*) > 1;
