-- ~ privilege:table.public.article  grants

BEGIN;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE public.article FROM case_reader;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT INSERT ON TABLE public.article TO case_clerk WITH GRANT OPTION;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.article TO case_reader;
COMMIT;
