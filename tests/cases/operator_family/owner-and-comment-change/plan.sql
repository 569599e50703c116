-- ~ owner:operator family.public.numbers USING hash  role
-- + comment:operator family.public.numbers USING hash

BEGIN;
-- alter owner of operator family public.numbers USING hash  ! SEC_OWNER
ALTER OPERATOR FAMILY public.numbers USING hash OWNER TO case_app_owner;
-- create comment on operator family public.numbers USING hash
COMMENT ON OPERATOR FAMILY public.numbers USING hash IS 'empty';
COMMIT;
