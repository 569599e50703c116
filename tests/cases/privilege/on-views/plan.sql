-- + privilege:view.public.named
-- + privilege:column.public.named.name
-- + privilege:column.public.counted.n

BEGIN;
-- create privileges on column public.counted.n  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT (n) ON TABLE public.counted TO case_reader;
-- create privileges on view public.named  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.named TO case_reader;
-- create privileges on column public.named.name  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT INSERT (name) ON TABLE public.named TO case_reader;
COMMIT;
