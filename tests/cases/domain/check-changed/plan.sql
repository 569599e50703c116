-- ~ domain constraint:public.percentage.in_range  definition

BEGIN;
-- drop domain constraint public.percentage.in_range
ALTER DOMAIN public.percentage DROP CONSTRAINT in_range;
-- create domain constraint public.percentage.in_range  ! APP_CHECK_TIGHTER
ALTER DOMAIN public.percentage ADD CONSTRAINT in_range CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)));
-- create comment on domain constraint public.percentage.in_range (because of domain constraint public.percentage.in_range)
COMMENT ON CONSTRAINT in_range ON DOMAIN public.percentage IS 'per hundred';
COMMIT;
