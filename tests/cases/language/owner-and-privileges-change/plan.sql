-- ~ owner:language.pl shop  role
-- + privilege:language.pl shop

BEGIN;
-- alter owner of language pl shop  ! SEC_OWNER
ALTER LANGUAGE "pl shop" OWNER TO case_app_owner;
-- create privileges on language pl shop  ! SEC_GRANT_LOST
REVOKE USAGE ON LANGUAGE "pl shop" FROM PUBLIC;
-- create privileges on language pl shop  ! SEC_GRANT_WIDER
GRANT USAGE ON LANGUAGE "pl shop" TO case_reader;
COMMIT;
