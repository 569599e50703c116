-- + privilege:table.public.article
-- + privilege:materialized view.public.names

BEGIN;
-- create privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT MAINTAIN ON TABLE public.article TO case_clerk;
-- create privileges on materialized view public.names  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT ALL ON TABLE public.names TO case_clerk;
COMMIT;
