-- ~ owner:text search configuration.public.my "search"  role
-- + comment:text search configuration.public.my "search"

BEGIN;
-- alter owner of text search configuration public.my "search"  ! SEC_OWNER
ALTER TEXT SEARCH CONFIGURATION public."my ""search""" OWNER TO case_app_owner;
-- create comment on text search configuration public.my "search"
COMMENT ON TEXT SEARCH CONFIGURATION public."my ""search""" IS 'it''s';
COMMIT;
