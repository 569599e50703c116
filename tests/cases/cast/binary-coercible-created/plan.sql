-- + cast:bytea AS text

BEGIN;
-- create cast bytea AS text
CREATE CAST (bytea AS text) WITHOUT FUNCTION;
COMMIT;
