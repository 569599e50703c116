-- + privilege:table.public.t "1"
-- + privilege:column.public.t "1".a b
-- + privilege:column.public.t "1".it's

BEGIN;
-- create privileges on table public.t "1"  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT INSERT ON TABLE public."t ""1""" TO "case_o'neil";
-- create privileges on column public.t "1".a b  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT ("a b") ON TABLE public."t ""1""" TO "case_""quoted""";
-- create privileges on column public.t "1".it's  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT UPDATE ("it's") ON TABLE public."t ""1""" TO "case_""quoted""";
COMMIT;
