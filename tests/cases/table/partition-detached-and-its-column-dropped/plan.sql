-- - table:public.whole
-- - column:public.whole.a
-- - column:public.whole.b
-- - column:public.part.a
-- - partition:public.part
-- - owner:table.public.whole
-- ~ column:public.part.b  position

BEGIN;
-- drop partition public.part  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.whole DETACH PARTITION public.part;
-- drop table public.whole  [ACCESS EXCLUSIVE]
DROP TABLE public.whole;
-- drop column public.part.a  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.part DROP COLUMN a;
COMMIT;
