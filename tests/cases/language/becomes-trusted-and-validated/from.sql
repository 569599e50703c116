CREATE FUNCTION call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';

CREATE LANGUAGE plshop HANDLER call_handler;

COMMENT ON LANGUAGE plshop IS 'own dialect';
