-- - aggregate:public.total(integer)
-- - owner:aggregate.public.total(integer)
-- + function:public.total(integer)
-- + owner:function.public.total(integer)

BEGIN;
-- drop aggregate public.total(integer)
DROP AGGREGATE public.total(integer);
-- create function public.total(integer)
CREATE FUNCTION public.total(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT a$$;
COMMIT;
