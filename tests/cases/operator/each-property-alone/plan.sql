-- ~ operator:public.==#(integer, bigint)  merges
-- ~ operator:public.===(integer, bigint)  restrict
-- ~ operator:public.==@(integer, bigint)  hashes
-- ~ operator:public.==~(integer, bigint)  join

BEGIN;
-- alter operator public.==#(integer, bigint)
ALTER OPERATOR public.==#(integer, bigint) SET (MERGES);
-- alter operator public.===(integer, bigint)
ALTER OPERATOR public.===(integer, bigint) SET (RESTRICT = eqsel);
-- alter operator public.==@(integer, bigint)
ALTER OPERATOR public.==@(integer, bigint) SET (HASHES);
-- alter operator public.==~(integer, bigint)
ALTER OPERATOR public.==~(integer, bigint) SET (JOIN = eqjoinsel);
COMMIT;
