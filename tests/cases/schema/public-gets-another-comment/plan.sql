-- + comment:schema.public

BEGIN;
-- create comment on schema public
COMMENT ON SCHEMA public IS 'clinic: everything a receptionist may see';
COMMIT;
