-- ~ trigger:public.article.watch  definition

BEGIN;
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER watch AFTER DELETE OR UPDATE OF price, name ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch();
COMMIT;
