-- + privilege:function.public.dblink_connect_u(text)

BEGIN;
-- create privileges on function public.dblink_connect_u(text)  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION public.dblink_connect_u(text) TO case_reader;
COMMIT;
