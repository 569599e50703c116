-- ~ owner:range type.public.time "range"  role
-- + privilege:range type.public.time "range"
-- + comment:range type.public.time "range"

BEGIN;
-- alter owner of range type public.time "range"  ! SEC_OWNER
ALTER TYPE public."time ""range""" OWNER TO case_app_owner;
-- create privileges on range type public.time "range"  ! SEC_GRANT_LOST
REVOKE USAGE ON TYPE public."time ""range""" FROM PUBLIC;
-- create privileges on range type public.time "range"  ! SEC_GRANT_WIDER
GRANT USAGE ON TYPE public."time ""range""" TO case_reader;
-- create comment on range type public.time "range"
COMMENT ON TYPE public."time ""range""" IS 'it''s';
COMMIT;
