-- ~ trigger:public.article.watch  definition

BEGIN;
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER watch AFTER INSERT OR UPDATE ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch();
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article DISABLE TRIGGER watch;
COMMIT;
