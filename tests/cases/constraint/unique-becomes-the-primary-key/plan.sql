-- ~ constraint:public.customer.customer_key  definition, type

BEGIN;
-- drop foreign key public.visit.visit_customer_fkey (because of constraint public.customer.customer_key)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.visit DROP CONSTRAINT visit_customer_fkey;
-- drop constraint public.customer.customer_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.customer DROP CONSTRAINT customer_key;
-- create constraint public.customer.customer_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.customer ADD CONSTRAINT customer_key PRIMARY KEY (id);
-- create foreign key public.visit.visit_customer_fkey (because of constraint public.customer.customer_key)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.visit ADD CONSTRAINT visit_customer_fkey FOREIGN KEY (customer) REFERENCES public.customer(id);
COMMIT;
