-- + table:public.part
-- + table:public.whole
-- + column:public.whole.a
-- + column:public.part.a
-- + constraint:public.whole.one
-- + constraint:public.part.one
-- + partition:public.part
-- + owner:table.public.part
-- + owner:table.public.whole

BEGIN;
-- create table public.part
CREATE TABLE public.part (
    a date CONSTRAINT whole_a_not_null NOT NULL
);
-- create table public.whole
CREATE TABLE public.whole (
    a date CONSTRAINT whole_a_not_null NOT NULL
) PARTITION BY RANGE (a);
-- create constraint public.part.one
ALTER TABLE public.part ADD CONSTRAINT one CHECK ((a > '2000-01-01'::date)) NOT VALID;
-- create constraint public.whole.one
ALTER TABLE public.whole ADD CONSTRAINT one CHECK ((a > '2000-01-01'::date)) NOT VALID;
-- create partition public.part
ALTER TABLE ONLY public.whole ATTACH PARTITION public.part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;
