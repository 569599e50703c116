-- ~ index:public.run_train  is_replica_identity
-- ~ index:public.run_train_again  is_replica_identity

BEGIN;
-- alter index public.run_train_again  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.run REPLICA IDENTITY USING INDEX run_train_again;
COMMIT;
