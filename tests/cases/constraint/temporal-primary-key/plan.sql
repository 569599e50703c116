-- ~ constraint:public.tariff.tariff_key  definition

BEGIN;
-- drop constraint public.tariff.tariff_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.tariff DROP CONSTRAINT tariff_key;
-- create constraint public.tariff.tariff_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.tariff ADD CONSTRAINT tariff_key PRIMARY KEY (zone, valid WITHOUT OVERLAPS);
COMMIT;
