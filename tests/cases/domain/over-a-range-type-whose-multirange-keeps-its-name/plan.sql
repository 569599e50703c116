-- - range type:public.stay
-- - owner:range type.public.stay
-- ~ domain:public.visits  type
-- + range type:public.visit
-- + owner:range type.public.visit

BEGIN;
-- drop column public.guest.seen (because of domain public.visits)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.guest ALTER COLUMN seen TYPE text USING seen::text;
-- drop domain public.visits (because of range type public.stay)
DROP DOMAIN public.visits;
-- drop range type public.stay
DROP TYPE public.stay;
-- create range type public.visit
CREATE TYPE public.visit AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = public.stays);
-- create domain public.visits (because of range type public.stay)
CREATE DOMAIN public.visits AS public.visit[];
-- alter column public.guest.seen (because of domain public.visits)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.guest ALTER COLUMN seen TYPE public.visits USING seen::public.visits;
COMMIT;
