CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE INDEX loan_lookup ON loan (reader, due);
