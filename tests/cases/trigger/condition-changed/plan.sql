-- ~ trigger:public.article.dearer  definition

BEGIN;
-- alter trigger public.article.dearer  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER dearer AFTER UPDATE ON public.article FOR EACH ROW WHEN (((new.price > (old.price * 1.1)) OR ((new.* IS DISTINCT FROM old.*) AND (old.name IS NULL)))) EXECUTE FUNCTION public.watch();
COMMIT;
