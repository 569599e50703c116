-- ~ system privilege:schema pg_catalog  granted
-- ~ system privilege:table pg_catalog.pg_authid  granted

BEGIN;
-- alter system privilege schema pg_catalog  ! SEC_GRANT_WIDER
GRANT CREATE ON SCHEMA pg_catalog TO pgsync_auditor;
-- alter system privilege table pg_catalog.pg_authid  ! SEC_GRANT_WIDER
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, TRIGGER, TRUNCATE, UPDATE ON TABLE pg_catalog.pg_authid TO pgsync_auditor;
COMMIT;
