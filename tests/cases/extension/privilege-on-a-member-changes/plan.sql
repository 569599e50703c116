-- + privilege:function.public.hstore_to_json(public.hstore)

BEGIN;
-- create privileges on function public.hstore_to_json(public.hstore)  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION public.hstore_to_json(public.hstore) FROM PUBLIC;
-- create privileges on function public.hstore_to_json(public.hstore)  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION public.hstore_to_json(public.hstore) TO case_reader;
COMMIT;
