-- ~ domain:public.isbn  not_null

BEGIN;
-- alter domain public.isbn  ! CORR_MAY_FAIL, LOCK_DOMAIN
ALTER DOMAIN public.isbn SET NOT NULL;
COMMIT;
