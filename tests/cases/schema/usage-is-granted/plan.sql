-- + privilege:schema.catalogue

BEGIN;
-- create privileges on schema catalogue  ! SEC_GRANT_WIDER
GRANT USAGE ON SCHEMA catalogue TO case_reader;
COMMIT;
