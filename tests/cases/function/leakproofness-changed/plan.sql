-- ~ function:public.same(integer, integer)  leakproof

BEGIN;
-- alter function public.same(integer, integer)
CREATE OR REPLACE FUNCTION public.same(a integer, b integer)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE LEAKPROOF
AS $$ BEGIN RETURN a = b; END $$;
COMMIT;
