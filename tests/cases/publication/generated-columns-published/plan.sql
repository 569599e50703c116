-- ~ publication:shop  generated_columns

BEGIN;
-- alter publication shop  ! REPL_PUBLICATION
ALTER PUBLICATION shop SET (publish_generated_columns = stored);
COMMIT;
