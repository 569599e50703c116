-- ~ enum:public.region  labels

BEGIN;
-- drop partition public.sale_north (because of table public.sale)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale DETACH PARTITION public.sale_north;
-- drop partition public.sale_south (because of table public.sale)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale DETACH PARTITION public.sale_south;
-- drop constraint public.sale_north.sale_north_pkey (because of constraint public.sale.sale_pkey)  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale_north DROP CONSTRAINT sale_north_pkey;
-- drop constraint public.sale_south.sale_south_pkey (because of constraint public.sale.sale_pkey)  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale_south DROP CONSTRAINT sale_south_pkey;
-- drop table public.sale (because of column public.sale.region)  [ACCESS EXCLUSIVE]
DROP TABLE public.sale;
-- drop enum public.region
ALTER TYPE public.region RENAME TO pgsync_old_1;
-- create enum public.region
CREATE TYPE public.region AS ENUM ('north', 'south');
-- alter column public.sale_north.region (because of enum public.region)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.sale_north ALTER COLUMN region TYPE public.region USING region::text::public.region;
-- alter column public.sale_south.region (because of enum public.region)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.sale_south ALTER COLUMN region TYPE public.region USING region::text::public.region;
-- create constraint public.sale_north.sale_north_pkey (because of constraint public.sale.sale_pkey)  [ACCESS EXCLUSIVE, index build]  ! CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.sale_north ADD CONSTRAINT sale_north_pkey PRIMARY KEY (id, region);
-- create constraint public.sale_south.sale_south_pkey (because of constraint public.sale.sale_pkey)  [ACCESS EXCLUSIVE, index build]  ! CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.sale_south ADD CONSTRAINT sale_south_pkey PRIMARY KEY (id, region);
-- create table public.sale (because of column public.sale.region)
CREATE TABLE public.sale (
    id integer CONSTRAINT sale_id_not_null NOT NULL,
    region public.region CONSTRAINT sale_region_not_null NOT NULL,
    amount numeric,
    CONSTRAINT sale_pkey PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
-- create partition public.sale_north (because of table public.sale)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_north FOR VALUES IN ('north');
-- create partition public.sale_south (because of table public.sale)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_south FOR VALUES IN ('south');
-- drop enum public.region  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
