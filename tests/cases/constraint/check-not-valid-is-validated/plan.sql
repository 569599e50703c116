-- ~ constraint:public.article.costs_something  validated

BEGIN;
-- alter constraint public.article.costs_something  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.article VALIDATE CONSTRAINT costs_something;
COMMIT;
