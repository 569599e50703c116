-- ~ privilege:table.public.article  grants

BEGIN;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE INSERT, MAINTAIN ON TABLE public.article FROM case_clerk;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE INSERT ON TABLE public.article FROM case_reader;
-- alter privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.article TO PUBLIC;
COMMIT;
