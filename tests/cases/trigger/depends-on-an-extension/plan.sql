-- + extension dependency:hstore.trigger.public.article.watch

BEGIN;
-- create extension dependency hstore.trigger.public.article.watch
ALTER TRIGGER watch ON public.article DEPENDS ON EXTENSION hstore;
COMMIT;
