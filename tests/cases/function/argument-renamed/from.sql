CREATE FUNCTION fee(days integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT days * 0.5';

CREATE TABLE loan (id integer PRIMARY KEY, days integer, CONSTRAINT small_fee CHECK (fee(days) < 100));
CREATE INDEX loan_fee ON loan (fee(days));
