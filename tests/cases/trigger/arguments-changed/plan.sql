-- ~ trigger:public.article.watch  definition

BEGIN;
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER watch AFTER UPDATE ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch('a''b', '', 'back\slash', 'two
lines', '€');
COMMIT;
