GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO pgsync_auditor;
GRANT SELECT ON pg_catalog.pg_authid TO pgsync_auditor;
REVOKE SELECT ON pg_catalog.pg_tables FROM PUBLIC;
REVOKE USAGE ON TYPE pg_catalog.circle FROM PUBLIC;
