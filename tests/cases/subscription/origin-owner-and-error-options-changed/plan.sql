-- ~ subscription:shop  disable_on_error, origin, password_required, run_as_owner

BEGIN;
-- alter subscription shop  ! REPL_PUBLICATION
ALTER SUBSCRIPTION shop SET (disable_on_error = true, password_required = false, run_as_owner = true, origin = 'none');
COMMIT;
