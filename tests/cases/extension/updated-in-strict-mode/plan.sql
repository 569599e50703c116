-- ~ extension:ltree  version

BEGIN;
-- alter extension ltree  ! DEP_EXTENSION
ALTER EXTENSION ltree UPDATE TO '1.2';
COMMIT;
