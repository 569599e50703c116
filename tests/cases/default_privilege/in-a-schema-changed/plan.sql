-- ~ default privilege:case_app_owner.shop.tables  grants
-- + default privilege:case_app_owner.shop.sequences

BEGIN;
-- create default privilege case_app_owner.shop.sequences  ! SEC_GRANT_WIDER
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner IN SCHEMA shop GRANT USAGE ON SEQUENCES TO case_reader;
-- alter default privilege case_app_owner.shop.tables  ! SEC_GRANT_LOST
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner IN SCHEMA shop REVOKE INSERT ON TABLES FROM case_reader;
COMMIT;
