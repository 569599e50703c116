-- ~ function:public.one()  is_sql_body
-- ~ procedure:public.idle()  is_sql_body

BEGIN;
-- alter function public.one()
CREATE OR REPLACE FUNCTION public.one()
 RETURNS integer
 LANGUAGE sql
RETURN 1;
-- alter procedure public.idle()
CREATE OR REPLACE PROCEDURE public.idle()
 LANGUAGE sql
BEGIN ATOMIC
END;
COMMIT;
