-- One file, by two names: PostgreSQL keeps what was said.
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS 'plpgsql', 'plpgsql_call_handler';
CREATE PROCEDURE validate(routine oid) LANGUAGE c AS 'plpgsql', 'plpgsql_validator';
