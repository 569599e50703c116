-- - domain constraint:public.percentage.ok
-- + domain constraint:public.percentage.not_negative

BEGIN;
-- drop domain constraint public.percentage.ok
ALTER DOMAIN public.percentage DROP CONSTRAINT ok;
-- create domain constraint public.percentage.not_negative  ! APP_CHECK_TIGHTER
ALTER DOMAIN public.percentage ADD CONSTRAINT not_negative CHECK ((VALUE >= (0)::numeric));
COMMIT;
