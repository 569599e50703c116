-- ~ domain:public.rating  default

BEGIN;
-- alter domain public.rating
ALTER DOMAIN public.rating SET DEFAULT 3;
COMMIT;
