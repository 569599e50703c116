-- ~ table:public.stock  replica_identity

BEGIN;
-- alter table public.stock  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.stock REPLICA IDENTITY FULL;
COMMIT;
