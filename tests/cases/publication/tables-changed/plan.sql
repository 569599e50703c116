-- - publication table:shop.public.a
-- + publication table:shop.public.c

BEGIN;
-- drop publication table shop.public.a  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop DROP TABLE ONLY public.a;
-- create publication table shop.public.c  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.c;
COMMIT;
