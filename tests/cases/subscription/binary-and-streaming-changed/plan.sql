-- ~ subscription:shop  binary, streaming

BEGIN;
-- alter subscription shop  ! REPL_PUBLICATION
ALTER SUBSCRIPTION shop SET (binary = true, streaming = 'on');
COMMIT;
