-- ~ function:public.check_it(oid)  binary, body

BEGIN;
-- alter function public.check_it(oid)  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE FUNCTION public.check_it(oid)
 RETURNS void
 LANGUAGE c
 STRICT
AS 'plpgsql', 'plpgsql_inline_handler';
COMMIT;
