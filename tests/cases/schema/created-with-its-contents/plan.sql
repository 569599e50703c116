-- + schema:lending
-- + enum:lending.loan_state
-- + function:lending.is_late(lending.loan)
-- + sequence:lending.loan_id_seq
-- + table:lending.loan
-- + view:lending.late_loan
-- + column:lending.loan.id
-- + column:lending.loan.book_id
-- + column:lending.loan.state
-- + column:lending.loan.due_on
-- + default:lending.loan.state
-- + constraint:lending.loan.loan_pkey
-- + index:lending.loan_due_on
-- + foreign key:lending.loan.loan_book_id_fkey
-- + owner:schema.lending
-- + owner:enum.lending.loan_state
-- + owner:function.lending.is_late(lending.loan)
-- + owner:table.lending.loan
-- + owner:view.lending.late_loan

BEGIN;
-- create schema lending
CREATE SCHEMA lending;
-- create enum lending.loan_state
CREATE TYPE lending.loan_state AS ENUM ('out', 'returned', 'lost');
-- create table lending.loan
CREATE TABLE lending.loan (
    id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME lending.loan_id_seq) NOT NULL,
    book_id bigint NOT NULL,
    state lending.loan_state DEFAULT 'out'::lending.loan_state NOT NULL,
    due_on date NOT NULL,
    CONSTRAINT loan_pkey PRIMARY KEY (id)
);
-- create function lending.is_late(lending.loan)
CREATE FUNCTION lending.is_late(l lending.loan)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $$ SELECT l.state = 'out' AND l.due_on < current_date $$;
-- create view lending.late_loan
CREATE VIEW lending.late_loan AS
 SELECT b.title,
    l.due_on
   FROM (lending.loan l
     JOIN catalogue.book b ON ((b.id = l.book_id)))
  WHERE lending.is_late(l.*);
-- create index lending.loan_due_on
CREATE INDEX loan_due_on ON lending.loan USING btree (due_on) WHERE (state = 'out'::lending.loan_state);
-- create foreign key lending.loan.loan_book_id_fkey  [SHARE ROW EXCLUSIVE]  ! LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE lending.loan ADD CONSTRAINT loan_book_id_fkey FOREIGN KEY (book_id) REFERENCES catalogue.book(id);
COMMIT;
