-- + schema:lending
-- + owner:schema.lending

BEGIN;
-- create schema lending
CREATE SCHEMA lending;
-- create owner of schema lending  ! SEC_OWNER
ALTER SCHEMA lending OWNER TO case_librarian;
COMMIT;
