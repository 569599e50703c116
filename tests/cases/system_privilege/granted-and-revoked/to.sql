REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_catalog.lo_import(text), pg_catalog.lo_export(oid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO pgsync_auditor WITH GRANT OPTION;
GRANT SELECT (rolname, rolcanlogin) ON pg_catalog.pg_authid TO pgsync_auditor;
REVOKE SELECT ON pg_catalog.pg_tables FROM PUBLIC;
GRANT ALL ON pg_catalog.pg_tables TO pgsync_auditor;
GRANT CREATE ON SCHEMA pg_catalog TO pgsync_auditor;
REVOKE SELECT ON information_schema.tables FROM PUBLIC;
-- What is given back is as initdb gave it.
REVOKE SELECT ON pg_catalog.pg_views FROM PUBLIC;
GRANT SELECT ON pg_catalog.pg_views TO PUBLIC;
