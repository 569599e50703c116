-- + trigger:public.run.watch
-- + comment:trigger.public.run.watch

BEGIN;
-- create trigger public.run.watch  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER watch AFTER INSERT OR DELETE ON public.run FOR EACH ROW EXECUTE FUNCTION public.watch();
-- create comment on trigger public.run.watch
COMMENT ON TRIGGER watch ON public.run IS 'and on every partition';
COMMIT;
