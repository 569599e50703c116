-- ~ function:public.secret(integer, integer)  body

BEGIN;
-- alter function public.secret(integer, integer)
CREATE OR REPLACE FUNCTION public.secret(wanted integer, fallback integer DEFAULT 7)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE LEAKPROOF STRICT SECURITY DEFINER PARALLEL SAFE COST 42
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $$BEGIN RETURN wanted + fallback; END$$;
COMMIT;
