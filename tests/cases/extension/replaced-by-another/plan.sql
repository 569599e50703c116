-- - extension:hstore
-- - comment:extension.hstore
-- + extension:citext
-- + comment:extension.citext

BEGIN;
-- drop extension hstore  ! DEP_EXTENSION
DROP EXTENSION hstore;
-- create extension citext  ! DEP_EXTENSION
CREATE EXTENSION citext WITH SCHEMA public;
-- create comment on extension citext
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';
COMMIT;
