-- ~ subscription:shop  connection, publications

-- To be done by hand: subscription shop: its connection differs, or only one side lets it be read: ALTER ... CONNECTION '...'
BEGIN;
-- alter subscription shop  ! REPL_PUBLICATION
ALTER SUBSCRIPTION shop SET PUBLICATION two, "three ""3""" WITH (refresh = false);
COMMIT;
