GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO pgsync_auditor;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep_for(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep_for(interval) TO pgsync_auditor;
