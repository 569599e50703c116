-- - domain constraint:public.platform.platform_check
-- ~ domain:public.platform  default

BEGIN;
-- drop domain constraint public.platform.platform_check
ALTER DOMAIN public.platform DROP CONSTRAINT platform_check;
-- alter domain public.platform
ALTER DOMAIN public.platform DROP DEFAULT;
COMMIT;
