-- ~ trigger:public.article.watch  definition

BEGIN;
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER watch AFTER UPDATE ON public.article FOR EACH ROW EXECUTE FUNCTION public.two();
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article ENABLE REPLICA TRIGGER watch;
COMMIT;
