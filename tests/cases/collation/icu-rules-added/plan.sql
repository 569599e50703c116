-- ~ collation:public.custom  rules

BEGIN;
-- drop collation public.custom
DROP COLLATION public.custom;
-- create collation public.custom
CREATE COLLATION public.custom (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g < ''it''');
COMMIT;
