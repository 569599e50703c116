CREATE FUNCTION call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE "pl shop" HANDLER call_handler;

ALTER LANGUAGE "pl shop" OWNER TO case_app_owner;
REVOKE USAGE ON LANGUAGE "pl shop" FROM PUBLIC;
GRANT USAGE ON LANGUAGE "pl shop" TO case_reader;
