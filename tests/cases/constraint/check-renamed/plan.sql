-- - constraint:public.article.positive
-- + constraint:public.article.costs_something

BEGIN;
-- rename constraint public.article.costs_something  [ACCESS EXCLUSIVE]
ALTER TABLE public.article RENAME CONSTRAINT positive TO costs_something;
COMMIT;
