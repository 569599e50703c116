-- - trigger:public.sale_1.watch
-- + trigger:public.sale.watch

BEGIN;
-- drop trigger public.sale_1.watch  [ACCESS EXCLUSIVE]
DROP TRIGGER watch ON public.sale_1;
-- create trigger public.sale.watch  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER watch AFTER INSERT ON public.sale FOR EACH ROW EXECUTE FUNCTION public.note();
COMMIT;
