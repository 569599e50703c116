-- + default privilege:case_app_owner..functions
-- + default privilege:case_app_owner..types

BEGIN;
-- create default privilege case_app_owner..functions  ! SEC_GRANT_LOST
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- create default privilege case_app_owner..types  ! SEC_GRANT_LOST
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner REVOKE USAGE ON TYPES FROM PUBLIC;
COMMIT;
