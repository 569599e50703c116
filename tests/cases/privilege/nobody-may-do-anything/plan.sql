-- + privilege:function.public.f()
-- + privilege:table.public.article

BEGIN;
-- create privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE ALL ON TABLE public.article FROM postgres;
-- create privileges on function public.f()  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
-- create privileges on function public.f()  ! SEC_GRANT_LOST
REVOKE EXECUTE ON FUNCTION public.f() FROM postgres;
COMMIT;
