-- - publication schema:shop.sales
-- + publication table:shop.public.other
-- + publication schema:shop.stock

BEGIN;
-- drop publication schema shop.sales  ! REPL_PUBLICATION
ALTER PUBLICATION shop DROP TABLES IN SCHEMA sales;
-- create publication table shop.public.other  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.other;
-- create publication schema shop.stock  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLES IN SCHEMA stock;
COMMIT;
