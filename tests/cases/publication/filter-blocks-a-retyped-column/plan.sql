-- ~ column:public.a.id  type

BEGIN;
-- drop publication table shop.public.a (because of column public.a.id)  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop DROP TABLE ONLY public.a;
-- alter column public.a.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.a ALTER COLUMN id TYPE bigint;
-- create publication table shop.public.a (because of column public.a.id)  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.a (id, name) WHERE ((id > 5));
COMMIT;
