-- + column:public.address.country
-- + column:public.address.since
-- + default:public.address.country
-- + default:public.address.since

BEGIN;
-- create column public.address.country  [ACCESS EXCLUSIVE]
ALTER TABLE public.address ADD COLUMN country text COLLATE pg_catalog."C";
-- create column public.address.country  [ACCESS EXCLUSIVE]
ALTER TABLE public.address ALTER COLUMN country SET DEFAULT 'unknown'::text;
-- create column public.address.country  [ROW EXCLUSIVE, rewrite]
UPDATE public.address SET country = DEFAULT;
-- create column public.address.country  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.address ADD CONSTRAINT address_country_not_null NOT NULL country;
-- create column public.address.since  [ACCESS EXCLUSIVE]
ALTER TABLE public.address ADD COLUMN since date;
-- create column public.address.since  [ACCESS EXCLUSIVE]
ALTER TABLE public.address ALTER COLUMN since SET DEFAULT '2020-01-01'::date;
-- create column public.address.since  [ROW EXCLUSIVE, rewrite]
UPDATE public.address SET since = DEFAULT;
COMMIT;
