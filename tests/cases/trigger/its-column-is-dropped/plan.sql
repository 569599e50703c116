-- - column:public.article.price
-- ~ trigger:public.article.watch  definition

BEGIN;
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER watch AFTER UPDATE OF name ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch();
-- drop column public.article.price  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.article DROP COLUMN price;
COMMIT;
