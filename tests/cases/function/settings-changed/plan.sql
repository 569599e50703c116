-- ~ function:public.report()  settings

BEGIN;
-- alter function public.report()
CREATE OR REPLACE FUNCTION public.report()
 RETURNS text
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'odd schema', 'public'
 SET statement_timeout TO '3s'
 SET "DateStyle" TO 'ISO, DMY'
AS $$ SELECT 'done' $$;
COMMIT;
