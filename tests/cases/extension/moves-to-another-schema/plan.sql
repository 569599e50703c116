-- ~ extension:citext  schema

BEGIN;
-- alter extension citext
ALTER EXTENSION citext SET SCHEMA extensions;
COMMIT;
