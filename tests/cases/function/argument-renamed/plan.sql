-- ~ function:public.fee(integer)  arguments, body

BEGIN;
-- drop index public.loan_fee (because of function public.fee(integer))  [ACCESS EXCLUSIVE]
DROP INDEX public.loan_fee;
-- drop constraint public.loan.small_fee (because of function public.fee(integer))  [ACCESS EXCLUSIVE]
ALTER TABLE public.loan DROP CONSTRAINT small_fee;
-- drop function public.fee(integer)  ! DEP_SIGNATURE
DROP FUNCTION public.fee(integer);
-- create function public.fee(integer)
CREATE FUNCTION public.fee(overdue integer)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT overdue * 0.5$$;
-- create constraint public.loan.small_fee (because of function public.fee(integer))  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.loan ADD CONSTRAINT small_fee CHECK ((public.fee(days) < (100)::numeric));
-- create index public.loan_fee (because of function public.fee(integer))  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX loan_fee ON public.loan USING btree (public.fee(days));
COMMIT;
