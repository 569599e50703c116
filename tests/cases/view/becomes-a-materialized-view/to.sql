CREATE TABLE loan (id integer PRIMARY KEY, due date);

CREATE MATERIALIZED VIEW late AS SELECT id, due FROM loan;
CREATE UNIQUE INDEX late_id ON late (id);

GRANT SELECT ON late TO case_reader;
