-- + default privilege:case_app_owner..tables
-- + default privilege:case_app_owner..schemas

BEGIN;
-- create default privilege case_app_owner..schemas  ! SEC_GRANT_WIDER
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner GRANT USAGE ON SCHEMAS TO case_reader WITH GRANT OPTION;
-- create default privilege case_app_owner..tables  ! SEC_GRANT_WIDER
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner GRANT SELECT ON TABLES TO case_reader;
COMMIT;
