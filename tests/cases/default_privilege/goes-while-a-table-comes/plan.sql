-- - default privilege:postgres..tables
-- + table:public.article
-- + table:public.price
-- + column:public.article.id
-- + column:public.price.id
-- + owner:table.public.article
-- + owner:table.public.price
-- + privilege:table.public.price

BEGIN;
-- create table public.article
CREATE TABLE public.article (
    id integer
);
-- create table public.price
CREATE TABLE public.price (
    id integer
);
-- create privileges on table public.article  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE public.article FROM case_reader;
-- drop default privilege postgres..tables  ! SEC_GRANT_LOST
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE SELECT ON TABLES FROM case_reader;
COMMIT;
