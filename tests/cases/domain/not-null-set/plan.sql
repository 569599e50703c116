-- ~ domain:public.isbn  not_null

BEGIN;
-- alter domain public.isbn  [SHARE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_DOMAIN
ALTER DOMAIN public.isbn SET NOT NULL;
COMMIT;
