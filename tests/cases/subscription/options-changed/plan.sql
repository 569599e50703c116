-- ~ subscription:shop  slot_name, synchronous_commit

BEGIN;
-- alter subscription shop  ! REPL_PUBLICATION
ALTER SUBSCRIPTION shop SET (synchronous_commit = 'remote_write', slot_name = 'shop_slot');
COMMIT;
