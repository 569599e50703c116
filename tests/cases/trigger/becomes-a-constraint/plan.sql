-- ~ trigger:public.t.x  definition, is_constraint

BEGIN;
-- drop trigger public.t.x  [ACCESS EXCLUSIVE]
DROP TRIGGER x ON public.t;
-- create trigger public.t.x  [SHARE ROW EXCLUSIVE]
CREATE CONSTRAINT TRIGGER x AFTER INSERT ON public.t NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.f();
COMMIT;
