-- ~ owner:aggregate.public.total(integer)  role
-- + privilege:aggregate.public.total(integer)

BEGIN;
-- alter owner of aggregate public.total(integer)  ! SEC_OWNER
ALTER AGGREGATE public.total(integer) OWNER TO case_app_owner;
-- create privileges on aggregate public.total(integer)  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION public.total(integer) FROM PUBLIC;
-- create privileges on aggregate public.total(integer)  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION public.total(integer) TO case_reader;
COMMIT;
