-- ~ owner:conversion.public.my "latin"  role
-- + comment:conversion.public.my "latin"

BEGIN;
-- alter owner of conversion public.my "latin"  ! SEC_OWNER
ALTER CONVERSION public."my ""latin""" OWNER TO case_app_owner;
-- create comment on conversion public.my "latin"
COMMENT ON CONVERSION public."my ""latin""" IS 'it''s latin';
COMMIT;
