-- + foreign table:public.box
-- + inheritance:public.box.public.thing
-- + column:public.box.id
-- + column:public.box.label
-- + column:public.box.weight
-- + trigger:public.box.watch
-- + owner:foreign table.public.box

BEGIN;
-- create foreign table public.box  [SHARE UPDATE EXCLUSIVE]
CREATE FOREIGN TABLE public.box (
    weight numeric
) INHERITS (public.thing) SERVER archive;
-- create trigger public.box.watch
CREATE TRIGGER watch BEFORE INSERT ON public.box FOR EACH ROW EXECUTE FUNCTION public.watch();
COMMIT;
