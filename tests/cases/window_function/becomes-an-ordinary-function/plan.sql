-- ~ function:public.my_rank()  body, cost, is_window, language

BEGIN;
-- drop function public.my_rank()  ! DEP_SIGNATURE
DROP FUNCTION public.my_rank();
-- create function public.my_rank()
CREATE FUNCTION public.my_rank()
 RETURNS bigint
 LANGUAGE sql
AS $$SELECT 1::bigint$$;
COMMIT;
