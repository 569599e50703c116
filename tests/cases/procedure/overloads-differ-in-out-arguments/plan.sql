-- + procedure:public.book(integer)
-- + owner:procedure.public.book(integer)

BEGIN;
-- create procedure public.book(integer)  ! DEP_OVERLOAD
CREATE PROCEDURE public.book(a integer, OUT b integer)
 LANGUAGE plpgsql
AS $$BEGIN b := 1; END$$;
COMMIT;
