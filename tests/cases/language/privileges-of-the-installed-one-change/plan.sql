-- + privilege:language.plpgsql

BEGIN;
-- create privileges on language plpgsql  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
COMMIT;
