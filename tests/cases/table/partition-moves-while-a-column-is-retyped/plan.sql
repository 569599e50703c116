-- + inheritance:public.special_thing.public.thing
-- ~ column:public.sale.item  type
-- ~ column:public.sale_north.item  type
-- ~ column:public.sale_south.region  position
-- ~ column:public.sale_south.item  position, type
-- ~ column:public.thing.id  type
-- ~ column:public.special_thing.id  position, type
-- ~ column:public.special_thing.reason  position
-- ~ partition:public.sale_north  bound
-- + partition:public.sale_south

BEGIN;
-- drop partition public.sale_north  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale DETACH PARTITION public.sale_north;
-- alter column public.sale.item  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.sale ALTER COLUMN item TYPE bigint;
-- alter column public.sale_north.item  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.sale_north ALTER COLUMN item TYPE bigint;
-- alter column public.sale_south.item  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.sale_south ALTER COLUMN item TYPE bigint;
-- alter column public.special_thing.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.special_thing ALTER COLUMN id TYPE bigint;
-- alter column public.thing.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.thing ALTER COLUMN id TYPE bigint;
-- create inheritance public.special_thing.public.thing  [ACCESS EXCLUSIVE]
ALTER TABLE public.special_thing INHERIT public.thing;
-- create partition public.sale_north  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_north FOR VALUES IN ('north', 'east');
-- create partition public.sale_south  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_south FOR VALUES IN ('south');
COMMIT;
