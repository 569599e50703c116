-- ~ function:public.handler()  binary
-- ~ procedure:public.validate(oid)  binary

BEGIN;
-- alter function public.handler()  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE FUNCTION public.handler()
 RETURNS language_handler
 LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';
-- alter procedure public.validate(oid)  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE PROCEDURE public.validate(routine oid)
 LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_validator';
COMMIT;
