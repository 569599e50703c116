-- ~ owner:table.public.article  role
-- + privilege:table.public.article

BEGIN;
-- alter owner of table public.article  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE public.article OWNER TO "case_it's_a_""role""";
-- create privileges on table public.article  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.article TO PUBLIC;
COMMIT;
