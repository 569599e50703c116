-- + constraint:public.tariff.one_price

BEGIN;
-- create constraint public.tariff.one_price  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.tariff ADD CONSTRAINT one_price UNIQUE (zone, valid WITHOUT OVERLAPS);
COMMIT;
