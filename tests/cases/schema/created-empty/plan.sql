-- + schema:lending
-- + owner:schema.lending

BEGIN;
-- create schema lending
CREATE SCHEMA lending;
COMMIT;
