-- ~ domain:public.moment  default

BEGIN;
-- alter domain public.moment
ALTER DOMAIN public.moment SET DEFAULT date_trunc('hour'::text, now());
COMMIT;
