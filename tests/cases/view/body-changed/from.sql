CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE VIEW late AS SELECT id, reader FROM loan WHERE due < current_date;

GRANT SELECT ON late TO case_reader;
COMMENT ON VIEW late IS 'to be reminded';
CREATE VIEW very_late AS SELECT * FROM late WHERE id > 0;
