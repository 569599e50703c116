-- ~ domain constraint:public.zip.five_digits  validated

BEGIN;
-- alter domain constraint public.zip.five_digits  [SHARE, scan]  ! CORR_MAY_FAIL, LOCK_DOMAIN
ALTER DOMAIN public.zip VALIDATE CONSTRAINT five_digits;
COMMIT;
