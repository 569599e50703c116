CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date, returned date);

CREATE INDEX loan_reader ON loan (reader);
CREATE UNIQUE INDEX loan_open ON loan (reader, due) WHERE returned IS NULL;
COMMENT ON INDEX loan_open IS 'one open loan a day';
