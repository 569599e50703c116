-- ~ owner:schema.archive  role

BEGIN;
-- alter owner of schema archive  ! SEC_OWNER
ALTER SCHEMA archive OWNER TO case_archivist;
COMMIT;
