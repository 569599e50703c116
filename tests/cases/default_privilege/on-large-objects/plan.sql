-- + default privilege:case_app_owner..large objects

BEGIN;
-- create default privilege case_app_owner..large objects  ! SEC_GRANT_WIDER
ALTER DEFAULT PRIVILEGES FOR ROLE case_app_owner GRANT SELECT ON LARGE OBJECTS TO case_reader;
COMMIT;
