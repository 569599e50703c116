-- ~ collation:public.german  is_deterministic, locale

BEGIN;
-- drop collation public.german
DROP COLLATION public.german;
-- create collation public.german
CREATE COLLATION public.german (PROVIDER = icu, LOCALE = 'de-u-ks-level2', DETERMINISTIC = false);
COMMIT;
