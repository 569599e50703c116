-- ~ procedure:public.log(text)  arguments, body

BEGIN;
-- drop procedure public.log(text)  ! DEP_SIGNATURE
DROP PROCEDURE public.log(IN text);
-- create procedure public.log(text)
CREATE PROCEDURE public.log(line text)
 LANGUAGE plpgsql
AS $$ BEGIN RAISE NOTICE '%', line; END $$;
-- create comment on procedure public.log(text) (because of procedure public.log(text))
COMMENT ON PROCEDURE public.log(IN text) IS 'to the log';
COMMIT;
