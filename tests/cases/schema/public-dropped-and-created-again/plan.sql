-- ~ owner:schema.public  role
-- + privilege:schema.public
-- + comment:schema.public

BEGIN;
-- alter owner of schema public  ! SEC_OWNER
ALTER SCHEMA public OWNER TO postgres;
-- create privileges on schema public  ! SEC_GRANT_LOST
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
-- create comment on schema public
COMMENT ON SCHEMA public IS NULL;
COMMIT;
