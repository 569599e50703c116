REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO pgsync_auditor;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep_for(interval) TO pgsync_auditor;
