-- + trigger:public.t "1".trigger
-- + trigger:public.t "1".two\u000alines
-- + comment:trigger.public.t "1".two\u000alines

BEGIN;
-- create trigger public.t "1".trigger  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER trigger AFTER UPDATE OF "a b", "it's" ON public."t ""1""" FOR EACH ROW WHEN ((new."it's" <> 'it''s "x"'::text)) EXECUTE FUNCTION public."watch 'it'"('$$');
-- create trigger public.t "1".two\u000alines  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER "two
lines" BEFORE DELETE ON public."t ""1""" FOR EACH STATEMENT EXECUTE FUNCTION public."watch 'it'"();
-- create trigger public.t "1".two\u000alines  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public."t ""1""" DISABLE TRIGGER "two
lines";
-- create comment on trigger public.t "1".two\u000alines
COMMENT ON TRIGGER "two
lines" ON public."t ""1""" IS 'it''s';
COMMIT;
