-- ~ subscription:shop  enabled
-- ~ subscription:store  slot_name

BEGIN;
-- alter subscription shop  ! REPL_PUBLICATION
ALTER SUBSCRIPTION shop ENABLE;
-- alter subscription store  ! REPL_PUBLICATION
ALTER SUBSCRIPTION store SET (slot_name = 'store_slot');
COMMIT;
