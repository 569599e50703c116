-- ~ function:public.fee(integer)  arguments

BEGIN;
-- alter function public.fee(integer)
CREATE OR REPLACE FUNCTION public.fee(days integer)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT $1 * 0.5$$;
COMMIT;
