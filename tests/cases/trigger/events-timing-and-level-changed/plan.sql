-- ~ trigger:public.article.a  definition
-- ~ trigger:public.article.b  definition
-- ~ trigger:public.article.c  definition

BEGIN;
-- alter trigger public.article.a  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER a AFTER INSERT OR DELETE ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch();
-- alter trigger public.article.b  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER b AFTER UPDATE ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch();
-- alter trigger public.article.c  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER c AFTER DELETE ON public.article FOR EACH STATEMENT EXECUTE FUNCTION public.watch();
COMMIT;
