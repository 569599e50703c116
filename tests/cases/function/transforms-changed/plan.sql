-- ~ function:public.one(integer, bigint)  transforms

BEGIN;
-- alter function public.one(integer, bigint)
CREATE OR REPLACE FUNCTION public.one(integer, bigint)
 RETURNS integer
 LANGUAGE sql
 TRANSFORM FOR TYPE integer, FOR TYPE bigint
AS $$SELECT 1$$;
COMMIT;
