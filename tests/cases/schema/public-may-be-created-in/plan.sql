-- ~ privilege:schema.public  grants

BEGIN;
-- alter privileges on schema public  ! SEC_GRANT_WIDER
GRANT USAGE ON SCHEMA public TO PUBLIC;
-- alter privileges on schema public  ! SEC_GRANT_WIDER
GRANT ALL ON SCHEMA public TO case_app_owner WITH GRANT OPTION;
COMMIT;
