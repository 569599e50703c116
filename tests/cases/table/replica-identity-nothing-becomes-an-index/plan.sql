-- ~ table:public.stock  replica_identity
-- ~ index:public.stock_key  is_replica_identity

BEGIN;
-- alter index public.stock_key  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.stock REPLICA IDENTITY USING INDEX stock_key;
COMMIT;
