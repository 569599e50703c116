-- ~ owner:function.public.f()  role
-- ~ owner:table.public.article  role

BEGIN;
-- alter owner of table public.article  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE public.article OWNER TO case_app_owner;
-- alter owner of function public.f()  ! SEC_OWNER
ALTER FUNCTION public.f() OWNER TO case_app_owner;
COMMIT;
