-- - trigger:public.article.z_watch
-- + trigger:public.article.a_watch

BEGIN;
-- drop trigger public.article.z_watch  [ACCESS EXCLUSIVE]
DROP TRIGGER z_watch ON public.article;
-- create trigger public.article.a_watch  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER a_watch AFTER INSERT ON public.article FOR EACH ROW EXECUTE FUNCTION public.watch();
COMMIT;
