-- ~ function:public.double(integer)  body, language

BEGIN;
-- alter function public.double(integer)
CREATE OR REPLACE FUNCTION public.double(a integer)
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
AS $$BEGIN RETURN a * 2; END$$;
COMMIT;
