-- ~ trigger:public.article.watch  definition

BEGIN;
-- alter trigger public.article.watch  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER watch AFTER UPDATE ON public.article REFERENCING OLD TABLE AS before NEW TABLE AS "the ""new""" FOR EACH STATEMENT EXECUTE FUNCTION public.watch();
COMMIT;
