CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE INDEX loan_reader ON loan (reader);

COMMENT ON INDEX loan_reader IS 'kept';
