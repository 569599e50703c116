CREATE TABLE invoice (id integer CONSTRAINT invoice_key PRIMARY KEY, note text);
CREATE INDEX by_note ON invoice (note);
CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM invoice;
