-- + foreign data wrapper:dummy
-- + owner:foreign data wrapper.dummy
-- + comment:foreign data wrapper.dummy

BEGIN;
-- create foreign data wrapper dummy
CREATE FOREIGN DATA WRAPPER dummy OPTIONS (debug 'true', "odd key" 'it''s');
-- create comment on foreign data wrapper dummy
COMMENT ON FOREIGN DATA WRAPPER dummy IS 'reads nothing';
COMMIT;
