-- ~ function:public.same(integer, integer)  parallel

BEGIN;
-- alter function public.same(integer, integer)
CREATE OR REPLACE FUNCTION public.same(a integer, b integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $$SELECT a = b$$;
COMMIT;
