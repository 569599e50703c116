-- ~ subscription:s0  binary
-- ~ subscription:s1  streaming
-- ~ subscription:s2  disable_on_error
-- ~ subscription:s3  password_required
-- ~ subscription:s4  run_as_owner
-- ~ subscription:s5  origin
-- ~ subscription:s6  synchronous_commit

BEGIN;
-- alter subscription s0  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s0 SET (binary = true);
-- alter subscription s1  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s1 SET (streaming = 'on');
-- alter subscription s2  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s2 SET (disable_on_error = true);
-- alter subscription s3  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s3 SET (password_required = false);
-- alter subscription s4  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s4 SET (run_as_owner = true);
-- alter subscription s5  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s5 SET (origin = 'none');
-- alter subscription s6  ! REPL_PUBLICATION
ALTER SUBSCRIPTION s6 SET (synchronous_commit = 'remote_write');
COMMIT;
