GRANT SELECT ON pg_catalog.pg_authid TO pgsync_auditor;
GRANT USAGE ON SCHEMA pg_catalog TO pgsync_auditor;
