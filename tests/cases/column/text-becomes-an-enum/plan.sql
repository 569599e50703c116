-- ~ column:public.sale.paid_by  type
-- ~ default:public.sale.paid_by  expression
-- ~ index:public.sale_cash  definition

BEGIN;
-- drop index public.sale_cash  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.sale_cash;
-- drop default public.sale.paid_by (because of column public.sale.paid_by)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale ALTER COLUMN paid_by DROP DEFAULT;
-- alter column public.sale.paid_by  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.sale ALTER COLUMN paid_by TYPE public.payment USING paid_by::public.payment;
-- create default public.sale.paid_by (because of column public.sale.paid_by)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale ALTER COLUMN paid_by SET DEFAULT 'cash'::public.payment;
-- create index public.sale_cash  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX sale_cash ON public.sale USING btree (id) WHERE (paid_by = 'cash'::public.payment);
COMMIT;
