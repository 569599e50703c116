-- - constraint:public.article.positive
-- + constraint:public.article.costs_something

BEGIN;
-- drop constraint public.article.positive  [ACCESS EXCLUSIVE]
ALTER TABLE public.article DROP CONSTRAINT positive;
-- create constraint public.article.costs_something  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ADD CONSTRAINT costs_something CHECK ((price > (0)::numeric));
COMMIT;
