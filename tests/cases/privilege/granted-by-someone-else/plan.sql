-- ~ privilege:table.public.article  grants

BEGIN;
-- alter privileges on table public.article
SET SESSION AUTHORIZATION case_manager;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.article TO case_clerk;
-- alter privileges on table public.article
RESET SESSION AUTHORIZATION;
COMMIT;
