CREATE TABLE loan (id integer PRIMARY KEY, due date, note text);
CREATE VIEW late AS SELECT id, due, note FROM loan;

ALTER VIEW late ALTER COLUMN note SET DEFAULT 'through the view';
ALTER VIEW late ALTER COLUMN due SET DEFAULT CURRENT_DATE + 14;
