-- + comment:schema.public

BEGIN;
-- create comment on schema public
COMMENT ON SCHEMA public IS NULL;
COMMIT;
