-- ~ column:public.article.sold  type
-- ~ default:public.article.sold  expression

BEGIN;
-- drop default public.article.sold (because of column public.article.sold)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN sold DROP DEFAULT;
-- alter column public.article.sold  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN sold TYPE integer USING sold::integer;
-- create default public.article.sold (because of column public.article.sold)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN sold SET DEFAULT 0;
COMMIT;
