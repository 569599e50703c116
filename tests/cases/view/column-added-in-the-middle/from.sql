CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);

CREATE VIEW late WITH (security_barrier) AS SELECT id, due FROM loan;

ALTER VIEW late OWNER TO case_app_owner;
GRANT SELECT (id), UPDATE (due) ON late TO case_reader;
COMMENT ON COLUMN late.due IS 'last day';
ALTER VIEW late ALTER COLUMN due SET DEFAULT '2030-01-01';
CREATE FUNCTION describe(l late) RETURNS text LANGUAGE sql STABLE AS 'SELECT l.id::text';
CREATE VIEW ids AS SELECT describe(l) AS text, l.id FROM late l;
