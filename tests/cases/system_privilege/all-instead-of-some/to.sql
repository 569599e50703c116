GRANT ALL ON pg_catalog.pg_authid TO pgsync_auditor;
GRANT ALL ON SCHEMA pg_catalog TO pgsync_auditor;
