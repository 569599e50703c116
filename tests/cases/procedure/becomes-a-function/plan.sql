-- - procedure:public.tick()
-- - owner:procedure.public.tick()
-- - comment:procedure.public.tick()
-- + function:public.tick()
-- + owner:function.public.tick()
-- + comment:function.public.tick()

BEGIN;
-- drop procedure public.tick()  ! DEP_SIGNATURE
DROP PROCEDURE public.tick();
-- create function public.tick()
CREATE FUNCTION public.tick()
 RETURNS integer
 LANGUAGE plpgsql
AS $$BEGIN RETURN 1; END$$;
-- create comment on function public.tick()
COMMENT ON FUNCTION public.tick() IS 'returns one';
COMMIT;
