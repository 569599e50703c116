CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE VIEW late (id, due) AS SELECT l.id, l.due FROM public.loan l WHERE due < CURRENT_DATE AND l.id = ANY (ARRAY[1, 2]);
