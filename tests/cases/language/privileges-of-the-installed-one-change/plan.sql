-- + privilege:language.plpgsql

BEGIN;
-- create privileges on language plpgsql  ! SEC_GRANT_LOST
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
COMMIT;
