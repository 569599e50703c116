-- - system privilege:table pg_catalog.pg_database
-- + system privilege:table pg_catalog.pg_authid.oid
-- ~ system privilege:table pg_catalog.pg_authid.rolname  granted
-- ~ system privilege:view pg_catalog.pg_settings  granted, revoked

BEGIN;
-- drop system privilege table pg_catalog.pg_database  ! SEC_GRANT_LOST
REVOKE UPDATE ON TABLE pg_catalog.pg_database FROM pgsync_auditor;
-- drop system privilege table pg_catalog.pg_database  ! SEC_GRANT_WIDER
GRANT UPDATE (datname) ON TABLE pg_catalog.pg_database TO pgsync_auditor;
-- create system privilege table pg_catalog.pg_authid.oid  ! SEC_GRANT_WIDER
GRANT SELECT (oid) ON TABLE pg_catalog.pg_authid TO PUBLIC;
-- alter system privilege table pg_catalog.pg_authid.rolname  ! SEC_GRANT_LOST
REVOKE SELECT (rolname) ON TABLE pg_catalog.pg_authid FROM pgsync_auditor;
-- alter system privilege table pg_catalog.pg_authid.rolname  ! SEC_GRANT_WIDER
GRANT SELECT (rolname) ON TABLE pg_catalog.pg_authid TO PUBLIC;
-- alter system privilege view pg_catalog.pg_settings  ! SEC_GRANT_LOST
REVOKE UPDATE ON TABLE pg_catalog.pg_settings FROM PUBLIC;
-- alter system privilege view pg_catalog.pg_settings  ! SEC_GRANT_LOST
REVOKE UPDATE ON TABLE pg_catalog.pg_settings FROM pgsync_auditor;
-- alter system privilege view pg_catalog.pg_settings  ! SEC_GRANT_LOST
REVOKE GRANT OPTION FOR SELECT ON TABLE pg_catalog.pg_settings FROM pgsync_auditor;
COMMIT;
