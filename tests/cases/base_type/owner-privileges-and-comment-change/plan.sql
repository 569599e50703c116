-- ~ owner:base type.public.my tag  role
-- + privilege:base type.public.my tag
-- + comment:base type.public.my tag

BEGIN;
-- alter owner of base type public.my tag  ! SEC_OWNER
ALTER TYPE public."my tag" OWNER TO case_app_owner;
-- create privileges on base type public.my tag  ! SEC_GRANT_LOST
REVOKE USAGE ON TYPE public."my tag" FROM PUBLIC;
-- create privileges on base type public.my tag  ! SEC_GRANT_WIDER
GRANT USAGE ON TYPE public."my tag" TO case_reader;
-- create comment on base type public.my tag
COMMENT ON TYPE public."my tag" IS 'it''s';
COMMIT;
