-- - function:public.close_visits()
-- - owner:function.public.close_visits()
-- + procedure:public.close_visits()
-- + owner:procedure.public.close_visits()

BEGIN;
-- drop function public.close_visits()  ! DEP_SIGNATURE
DROP FUNCTION public.close_visits();
-- create procedure public.close_visits()
CREATE PROCEDURE public.close_visits()
 LANGUAGE sql
AS $$UPDATE visit SET done = true$$;
COMMIT;
