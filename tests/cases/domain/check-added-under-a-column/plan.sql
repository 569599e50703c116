-- + domain constraint:public.email.has_at

BEGIN;
-- create domain constraint public.email.has_at  [SHARE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_DOMAIN
ALTER DOMAIN public.email ADD CONSTRAINT has_at CHECK ((VALUE ~~ '%@%'::text));
COMMIT;
