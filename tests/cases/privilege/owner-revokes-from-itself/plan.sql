-- + privilege:table.public.article

BEGIN;
-- create privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE DELETE, TRUNCATE ON TABLE public.article FROM case_app_owner;
COMMIT;
