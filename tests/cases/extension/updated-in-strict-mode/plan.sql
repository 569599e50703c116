-- ~ extension:citext  version

BEGIN;
-- alter extension citext  ! DEP_EXTENSION
ALTER EXTENSION citext UPDATE TO '1.6';
COMMIT;
