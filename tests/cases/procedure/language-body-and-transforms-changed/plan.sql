-- ~ procedure:public.pause(integer)  body, is_sql_body
-- ~ procedure:public.rest(integer)  transforms
-- ~ procedure:public.work(integer, integer)  body, defaults, language

BEGIN;
-- alter procedure public.pause(integer)
CREATE OR REPLACE PROCEDURE public.pause(a integer)
 LANGUAGE sql
BEGIN ATOMIC
 SELECT 1;
END;
-- alter procedure public.rest(integer)
CREATE OR REPLACE PROCEDURE public.rest(a integer)
 LANGUAGE sql
AS $$SELECT 1$$;
-- alter procedure public.work(integer, integer)
CREATE OR REPLACE PROCEDURE public.work(a integer, b integer DEFAULT 2)
 LANGUAGE sql
AS $$SELECT 1$$;
COMMIT;
