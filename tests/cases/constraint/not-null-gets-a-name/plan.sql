-- ~ column:public.article.price  not_null_name

BEGIN;
-- alter column public.article.price  [ACCESS EXCLUSIVE]
ALTER TABLE public.article RENAME CONSTRAINT article_price_not_null TO price_is_known;
COMMIT;
