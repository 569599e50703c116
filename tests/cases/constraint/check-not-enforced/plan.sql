-- ~ constraint:public.article.costs_something  enforced

BEGIN;
-- drop constraint public.article.costs_something  [ACCESS EXCLUSIVE]
ALTER TABLE public.article DROP CONSTRAINT costs_something;
-- create constraint public.article.costs_something  [ACCESS EXCLUSIVE]
ALTER TABLE public.article ADD CONSTRAINT costs_something CHECK ((price > (0)::numeric)) NOT ENFORCED;
COMMIT;
