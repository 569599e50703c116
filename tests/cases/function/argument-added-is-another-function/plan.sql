-- - function:public.fee(integer)
-- - owner:function.public.fee(integer)
-- + function:public.fee(integer, numeric)
-- ~ view:public.example  query
-- + owner:function.public.fee(integer, numeric)

BEGIN;
-- create function public.fee(integer, numeric)
CREATE FUNCTION public.fee(days integer, rate numeric)
 RETURNS numeric
 LANGUAGE sql
AS $$SELECT days * rate$$;
-- alter view public.example  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.example AS
 SELECT public.fee(10, 0.5) AS fee;
-- drop function public.fee(integer)  ! DEP_SIGNATURE
DROP FUNCTION public.fee(integer);
COMMIT;
