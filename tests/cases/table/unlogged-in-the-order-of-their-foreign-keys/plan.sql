-- ~ table:public.address  persistence
-- ~ table:public.city  persistence
-- ~ table:public.country  persistence

BEGIN;
-- alter table public.address  [ACCESS EXCLUSIVE, rewrite]  ! DATA_UNLOGGED, REWRITE_TABLE
ALTER TABLE public.address SET UNLOGGED;
-- alter table public.city  [ACCESS EXCLUSIVE, rewrite]  ! DATA_UNLOGGED, REWRITE_TABLE
ALTER TABLE public.city SET UNLOGGED;
-- alter table public.country  [ACCESS EXCLUSIVE, rewrite]  ! DATA_UNLOGGED, REWRITE_TABLE
ALTER TABLE public.country SET UNLOGGED;
COMMIT;
