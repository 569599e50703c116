-- ~ owner:collation.public.my "collation"  role
-- + comment:collation.public.my "collation"

BEGIN;
-- alter owner of collation public.my "collation"  ! SEC_OWNER
ALTER COLLATION public."my ""collation""" OWNER TO case_app_owner;
-- create comment on collation public.my "collation"
COMMENT ON COLLATION public."my ""collation""" IS 'it''s';
COMMIT;
