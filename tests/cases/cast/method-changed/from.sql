CREATE TYPE triage AS ENUM ('red', 'green');
CREATE FUNCTION parse_triage(t text) RETURNS triage LANGUAGE sql IMMUTABLE AS $$ SELECT CASE t WHEN 'r' THEN 'red'::triage ELSE 'green' END $$;

CREATE CAST (text AS triage) WITH INOUT AS ASSIGNMENT;

COMMENT ON CAST (text AS triage) IS 'kept';
