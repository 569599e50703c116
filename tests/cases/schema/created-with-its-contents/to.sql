CREATE SCHEMA catalogue;
CREATE TABLE catalogue.book (id bigint PRIMARY KEY, title text NOT NULL);

CREATE SCHEMA lending;
CREATE TYPE lending.loan_state AS ENUM ('out', 'returned', 'lost');
CREATE TABLE lending.loan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id bigint NOT NULL REFERENCES catalogue.book (id),
    state lending.loan_state NOT NULL DEFAULT 'out',
    due_on date NOT NULL
);
CREATE INDEX loan_due_on ON lending.loan (due_on) WHERE state = 'out';
CREATE FUNCTION lending.is_late(l lending.loan) RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT l.state = 'out' AND l.due_on < current_date $$;
CREATE VIEW lending.late_loan AS
    SELECT b.title, l.due_on FROM lending.loan l JOIN catalogue.book b ON b.id = l.book_id WHERE lending.is_late(l);
