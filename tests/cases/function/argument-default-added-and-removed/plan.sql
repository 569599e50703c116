-- ~ function:public.fee(integer, numeric, numeric)  defaults

BEGIN;
-- drop function public.fee(integer, numeric, numeric)  ! DEP_SIGNATURE
DROP FUNCTION public.fee(integer, numeric, numeric);
-- create function public.fee(integer, numeric, numeric)
CREATE FUNCTION public.fee(days integer, rate numeric, minimum numeric DEFAULT 2)
 RETURNS numeric
 LANGUAGE sql
AS $$SELECT greatest(days * rate, minimum)$$;
COMMIT;
