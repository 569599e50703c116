-- ~ table:public.session  persistence

BEGIN;
-- alter table public.session  [ACCESS EXCLUSIVE, rewrite]  ! DATA_UNLOGGED, REWRITE_TABLE
ALTER TABLE public.session SET UNLOGGED;
COMMIT;
