-- ~ publication table:shop.public.a  columns, row_filter
-- ~ publication table:shop.public.b  columns, row_filter

BEGIN;
-- drop publication table shop.public.a  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop DROP TABLE ONLY public.a;
-- drop publication table shop.public.b  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop DROP TABLE ONLY public.b;
-- create publication table shop.public.a  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.a (id) WHERE ((id < 100));
-- create publication table shop.public.b  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.b (id, name);
COMMIT;
