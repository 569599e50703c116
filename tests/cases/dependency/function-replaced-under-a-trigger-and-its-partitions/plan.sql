-- ~ function:public.watch()  body, security_definer

BEGIN;
-- alter function public.watch()  ! SEC_DEFINER
CREATE OR REPLACE FUNCTION public.watch()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$BEGIN RAISE NOTICE 'seen'; RETURN NULL; END$$;
COMMIT;
