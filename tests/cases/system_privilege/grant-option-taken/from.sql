GRANT SELECT, UPDATE ON pg_catalog.pg_settings TO pgsync_auditor WITH GRANT OPTION;
REVOKE SELECT (rolname) ON pg_catalog.pg_authid FROM PUBLIC;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO pgsync_auditor;
GRANT UPDATE ON pg_catalog.pg_database TO pgsync_auditor;
GRANT UPDATE (datname) ON pg_catalog.pg_database TO pgsync_auditor;
