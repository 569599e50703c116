-- ~ table:public.customer  replica_identity
-- ~ constraint:public.customer.customer_code_key  is_replica_identity

BEGIN;
-- alter constraint public.customer.customer_code_key  [ACCESS EXCLUSIVE]  ! REPL_IDENTITY
ALTER TABLE ONLY public.customer REPLICA IDENTITY USING INDEX customer_code_key;
COMMIT;
