-- ~ owner:schema.public  role

BEGIN;
-- alter owner of schema public  ! SEC_OWNER
ALTER SCHEMA public OWNER TO case_app_owner;
COMMIT;
