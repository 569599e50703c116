-- - table:public.whole
-- - column:public.whole.a
-- - column:public.whole.b
-- - column:public.part.b
-- - owner:table.public.whole
-- + table:public.other
-- + column:public.other.a
-- ~ partition:public.part  parent
-- + owner:table.public.other

BEGIN;
-- drop partition public.part  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.whole DETACH PARTITION public.part;
-- drop table public.whole  [ACCESS EXCLUSIVE]
DROP TABLE public.whole;
-- create table public.other
CREATE TABLE public.other (
    a text
) PARTITION BY LIST (a);
-- drop column public.part.b  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.part DROP COLUMN b;
-- create partition public.part  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.other ATTACH PARTITION public.part DEFAULT;
COMMIT;
