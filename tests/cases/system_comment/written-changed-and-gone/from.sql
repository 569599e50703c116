COMMENT ON FUNCTION pg_catalog.pg_sleep(double precision) IS 'waits';
COMMENT ON SCHEMA pg_catalog IS 'do not touch';
