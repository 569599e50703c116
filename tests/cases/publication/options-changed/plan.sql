-- ~ publication:shop  publish, via_partition_root

BEGIN;
-- alter publication shop  ! REPL_PUBLICATION
ALTER PUBLICATION shop SET (publish = 'insert, truncate', publish_via_partition_root = true);
COMMIT;
