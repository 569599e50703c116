-- - function:public.show(numeric, integer)
-- - owner:function.public.show(numeric, integer)

BEGIN;
-- drop function public.show(numeric, integer)
DROP FUNCTION public.show(numeric, integer);
COMMIT;
