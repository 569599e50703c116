-- + constraint:public.article.costs_something
-- + constraint:public.article.made_before_sold

BEGIN;
-- create constraint public.article.costs_something  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ADD CONSTRAINT costs_something CHECK ((price > (0)::numeric));
-- create constraint public.article.made_before_sold  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ADD CONSTRAINT made_before_sold CHECK (((sold_on IS NULL) OR (made_on <= sold_on)));
COMMIT;
