-- ~ function:public.report()  settings

BEGIN;
-- alter function public.report()
CREATE OR REPLACE FUNCTION public.report()
 RETURNS text
 LANGUAGE sql
 SET search_path TO ''
 SET application_name TO 'it''s a "report"'
AS $$ SELECT 'done' $$;
COMMIT;
