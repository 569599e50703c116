-- ~ subscription:shop  publications

BEGIN;
-- alter subscription shop  ! REPL_PUBLICATION
ALTER SUBSCRIPTION shop SET PUBLICATION two, "three ""3""" WITH (refresh = false);
COMMIT;
