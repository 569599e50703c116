-- ~ procedure:public.next_ward(integer)  arguments, body

BEGIN;
-- drop procedure public.next_ward(integer)  ! DEP_SIGNATURE
DROP PROCEDURE public.next_ward(IN integer);
-- create procedure public.next_ward(integer)
CREATE PROCEDURE public.next_ward(patient integer, OUT ward text)
 LANGUAGE plpgsql
AS $$ BEGIN ward := 'A1'; END $$;
COMMIT;
