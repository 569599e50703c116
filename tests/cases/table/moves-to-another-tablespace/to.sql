CREATE TABLE invoice (id integer CONSTRAINT invoice_key PRIMARY KEY USING INDEX TABLESPACE case_fast, note text)
    TABLESPACE case_fast;
CREATE INDEX by_note ON invoice (note) TABLESPACE case_fast;
CREATE MATERIALIZED VIEW totals TABLESPACE case_fast AS SELECT count(*) FROM invoice;
