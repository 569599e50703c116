-- ~ system privilege:function pg_catalog.pg_sleep(double precision)  revoked
-- ~ system privilege:function pg_catalog.pg_sleep_for(interval)  revoked

BEGIN;
-- alter system privilege function pg_catalog.pg_sleep(double precision)  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO PUBLIC;
-- alter system privilege function pg_catalog.pg_sleep_for(interval)  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep_for(interval) FROM PUBLIC;
COMMIT;
