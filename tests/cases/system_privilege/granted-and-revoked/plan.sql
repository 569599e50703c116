-- - system privilege:function pg_catalog.pg_ls_dir(pg_catalog.text)
-- - system privilege:table pg_catalog.pg_authid
-- - system privilege:type pg_catalog.circle
-- + system privilege:function pg_catalog.pg_read_file(pg_catalog.text)
-- + system privilege:function pg_catalog.pg_sleep(double precision)
-- + system privilege:schema pg_catalog
-- + system privilege:table pg_catalog.pg_authid.rolcanlogin
-- + system privilege:table pg_catalog.pg_authid.rolname
-- + system privilege:view information_schema.tables
-- ~ system privilege:view pg_catalog.pg_tables  granted

BEGIN;
-- drop system privilege function pg_catalog.pg_ls_dir(pg_catalog.text)  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(pg_catalog.text) FROM pgsync_auditor;
-- drop system privilege table pg_catalog.pg_authid  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE pg_catalog.pg_authid FROM pgsync_auditor;
-- drop system privilege type pg_catalog.circle  ! SEC_GRANT_WIDER
GRANT USAGE ON TYPE pg_catalog.circle TO PUBLIC;
-- create system privilege function pg_catalog.pg_read_file(pg_catalog.text)  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(pg_catalog.text) TO pgsync_auditor WITH GRANT OPTION;
-- create system privilege function pg_catalog.pg_sleep(double precision)  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
-- create system privilege schema pg_catalog  ! SEC_GRANT_WIDER
GRANT CREATE ON SCHEMA pg_catalog TO pgsync_auditor;
-- create system privilege table pg_catalog.pg_authid.rolcanlogin  ! SEC_GRANT_WIDER
GRANT SELECT (rolcanlogin) ON TABLE pg_catalog.pg_authid TO pgsync_auditor;
-- create system privilege table pg_catalog.pg_authid.rolname  ! SEC_GRANT_WIDER
GRANT SELECT (rolname) ON TABLE pg_catalog.pg_authid TO pgsync_auditor;
-- create system privilege view information_schema.tables  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE information_schema.tables FROM PUBLIC;
-- alter system privilege view pg_catalog.pg_tables  ! SEC_GRANT_WIDER
GRANT ALL ON TABLE pg_catalog.pg_tables TO pgsync_auditor;
COMMIT;
