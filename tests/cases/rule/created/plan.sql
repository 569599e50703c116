-- + rule:public.article.keep
-- + rule:public.article.log_price
-- + comment:rule.public.article.keep

BEGIN;
-- create rule public.article.keep  [ACCESS EXCLUSIVE]
CREATE RULE keep AS
    ON DELETE TO public.article DO INSTEAD NOTHING;
-- create rule public.article.log_price  [ACCESS EXCLUSIVE]
CREATE RULE log_price AS
    ON UPDATE TO public.article
   WHERE (new.price <> old.price) DO  INSERT INTO public.price_log (article, old, new)
  VALUES (old.id, old.price, new.price);
-- create comment on rule public.article.keep
COMMENT ON RULE keep ON public.article IS 'nothing is ever deleted';
COMMIT;
