-- - function:public.show(numeric, integer)
-- - owner:function.public.show(numeric, integer)

BEGIN;
-- drop function public.show(numeric, integer)  ! DEP_SIGNATURE
DROP FUNCTION public.show(numeric, integer);
COMMIT;
