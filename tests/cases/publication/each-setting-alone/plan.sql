-- ~ publication:p0  publish
-- ~ publication:p1  via_partition_root

BEGIN;
-- alter publication p0  ! REPL_PUBLICATION
ALTER PUBLICATION p0 SET (publish = 'insert, delete');
-- alter publication p1  ! REPL_PUBLICATION
ALTER PUBLICATION p1 SET (publish_via_partition_root = true);
COMMIT;
