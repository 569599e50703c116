-- ~ function:public.my_salary()  security_definer, settings

BEGIN;
-- alter function public.my_salary()
CREATE OR REPLACE FUNCTION public.my_salary()
 RETURNS numeric
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$ SELECT amount FROM salary WHERE clerk = current_user $$;
COMMIT;
