-- ~ trigger:public.sale.watch  definition, is_constraint

BEGIN;
-- drop trigger public.sale.watch  [ACCESS EXCLUSIVE]
DROP TRIGGER watch ON public.sale;
-- create trigger public.sale.watch  [SHARE ROW EXCLUSIVE]
CREATE CONSTRAINT TRIGGER watch AFTER INSERT ON public.sale DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.note();
COMMIT;
