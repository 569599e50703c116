-- ~ procedure:public.wipe()  body, security_definer, settings

BEGIN;
-- alter procedure public.wipe()  ! SEC_DEFINER
CREATE OR REPLACE PROCEDURE public.wipe()
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $$DELETE FROM account$$;
COMMIT;
