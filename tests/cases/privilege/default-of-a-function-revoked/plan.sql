-- + privilege:function.public.secret()
-- + privilege:procedure.public.purge()

BEGIN;
-- create privileges on procedure public.purge()  ! SEC_GRANT_LOST
REVOKE EXECUTE ON PROCEDURE public.purge() FROM PUBLIC;
-- create privileges on procedure public.purge()  ! SEC_GRANT_WIDER
GRANT EXECUTE ON PROCEDURE public.purge() TO case_reader WITH GRANT OPTION;
-- create privileges on function public.secret()  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION public.secret() FROM PUBLIC;
COMMIT;
