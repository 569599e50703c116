CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE INDEX loan_lookup ON loan (due DESC, reader NULLS FIRST, id DESC NULLS LAST);
