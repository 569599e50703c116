-- + table:public.visit
-- + table:public.visit_north
-- + column:public.visit.region
-- + column:public.visit.day
-- + column:public.visit_north.region
-- + column:public.visit_north.day
-- + constraint:public.entry.entry_once
-- + constraint:public.entry_north.entry_north_once
-- + constraint:public.visit.visit_once
-- + partition:public.visit_north
-- + owner:table.public.visit
-- + owner:table.public.visit_north

BEGIN;
-- create table public.visit
CREATE TABLE public.visit (
    region text,
    day date
) PARTITION BY LIST (region);
-- create table public.visit_north
CREATE TABLE public.visit_north (
    region text,
    day date
);
-- create constraint public.entry_north.entry_north_once  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.entry_north ADD CONSTRAINT entry_north_once UNIQUE (region, day);
-- create constraint public.entry.entry_once  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL
ALTER TABLE ONLY public.entry ADD CONSTRAINT entry_once UNIQUE (region, day);
-- create constraint public.entry.entry_once  [ACCESS EXCLUSIVE]
ALTER INDEX public.entry_once ATTACH PARTITION public.entry_north_once;
-- create partition public.visit_north
ALTER TABLE ONLY public.visit ATTACH PARTITION public.visit_north FOR VALUES IN ('north');
-- create constraint public.visit.visit_once
ALTER TABLE ONLY public.visit ADD CONSTRAINT visit_once UNIQUE (region, day);
COMMIT;
