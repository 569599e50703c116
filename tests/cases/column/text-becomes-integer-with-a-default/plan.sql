-- ~ column:public.article.stock  type
-- ~ default:public.article.stock  expression

BEGIN;
-- drop default public.article.stock (because of column public.article.stock)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN stock DROP DEFAULT;
-- alter column public.article.stock  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN stock TYPE integer USING stock::integer;
-- create default public.article.stock (because of column public.article.stock)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN stock SET DEFAULT 0;
COMMIT;
