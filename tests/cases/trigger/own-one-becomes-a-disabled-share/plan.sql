-- + trigger:public.sale.watch
-- ~ trigger:public.sale_1.watch  definition, is_clone

BEGIN;
-- drop trigger public.sale_1.watch  [ACCESS EXCLUSIVE]
DROP TRIGGER watch ON public.sale_1;
-- create trigger public.sale.watch  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER watch AFTER INSERT ON public.sale FOR EACH ROW EXECUTE FUNCTION public.note();
-- create trigger public.sale_1.watch  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.sale_1 DISABLE TRIGGER watch;
COMMIT;
