-- + function:public.touch()
-- + trigger:public.article.no_truncate
-- + trigger:public.article.touch
-- + owner:function.public.touch()
-- + comment:trigger.public.article.touch

BEGIN;
-- create function public.touch()
CREATE FUNCTION public.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $$ BEGIN NEW.changed := now(); RETURN NEW; END $$;
-- create trigger public.article.no_truncate  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.article FOR EACH STATEMENT EXECUTE FUNCTION public.touch();
-- create trigger public.article.touch  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON public.article FOR EACH ROW EXECUTE FUNCTION public.touch();
-- create comment on trigger public.article.touch
COMMENT ON TRIGGER touch ON public.article IS 'keeps the time';
COMMIT;
