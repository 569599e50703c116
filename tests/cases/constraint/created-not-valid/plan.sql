-- + constraint:public.bill.not_negative
-- + foreign key:public.bill.of_customer

BEGIN;
-- create constraint public.bill.not_negative  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT
ALTER TABLE public.bill ADD CONSTRAINT not_negative CHECK ((amount >= (0)::numeric)) NOT VALID;
-- create foreign key public.bill.of_customer  [SHARE ROW EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT, LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE public.bill ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES public.customer(id) NOT VALID;
COMMIT;
