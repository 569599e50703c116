GRANT SELECT ON pg_catalog.pg_settings TO pgsync_auditor;
REVOKE UPDATE ON pg_catalog.pg_settings FROM PUBLIC;
GRANT SELECT (rolname, oid) ON pg_catalog.pg_authid TO PUBLIC;
GRANT UPDATE (datname) ON pg_catalog.pg_database TO pgsync_auditor;
