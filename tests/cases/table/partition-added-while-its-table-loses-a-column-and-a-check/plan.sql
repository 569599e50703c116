-- - column:public.whole.b
-- - constraint:public.whole.old
-- + table:public.part
-- + column:public.part.a
-- + partition:public.part
-- + owner:table.public.part

BEGIN;
-- drop constraint public.whole.old  [ACCESS EXCLUSIVE]
ALTER TABLE public.whole DROP CONSTRAINT old;
-- create table public.part
CREATE TABLE public.part (
    a integer
);
-- drop column public.whole.b  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.whole DROP COLUMN b;
-- create partition public.part  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.whole ATTACH PARTITION public.part FOR VALUES WITH (modulus 2, remainder 0);
COMMIT;
