-- ~ rule:public.article.log_price  definition

BEGIN;
-- alter rule public.article.log_price  [ACCESS EXCLUSIVE]
CREATE OR REPLACE RULE log_price AS
    ON UPDATE TO public.article
   WHERE (old.price > (5)::numeric) DO ( INSERT INTO public.price_log (article, old)
  VALUES (old.id, old.price);
 DELETE FROM public.price_log
  WHERE (price_log.article IS NULL);
);
COMMIT;
