-- + privilege:function.public.total()
-- ~ privilege:table.public.account  grants

BEGIN;
-- alter privileges on table public.account
SET SESSION AUTHORIZATION case_second;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE public.account FROM case_third;
-- alter privileges on table public.account
RESET SESSION AUTHORIZATION;
-- alter privileges on table public.account
SET SESSION AUTHORIZATION case_first;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE public.account FROM case_second;
-- alter privileges on table public.account
RESET SESSION AUTHORIZATION;
-- alter privileges on table public.account
SET SESSION AUTHORIZATION case_first;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE UPDATE ON TABLE public.account FROM case_third;
-- alter privileges on table public.account
RESET SESSION AUTHORIZATION;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT, UPDATE ON TABLE public.account FROM case_first;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.account TO case_second WITH GRANT OPTION;
-- alter privileges on table public.account
SET SESSION AUTHORIZATION case_second;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.account TO case_first WITH GRANT OPTION;
-- alter privileges on table public.account
RESET SESSION AUTHORIZATION;
-- alter privileges on table public.account
SET SESSION AUTHORIZATION case_first;
-- alter privileges on table public.account  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.account TO case_third;
-- alter privileges on table public.account
RESET SESSION AUTHORIZATION;
-- create privileges on function public.total()  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION public.total() TO case_second WITH GRANT OPTION;
-- create privileges on function public.total()
SET SESSION AUTHORIZATION case_second;
-- create privileges on function public.total()  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION public.total() TO case_third;
-- create privileges on function public.total()
RESET SESSION AUTHORIZATION;
COMMIT;
