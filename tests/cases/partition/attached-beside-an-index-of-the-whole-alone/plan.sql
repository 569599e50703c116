-- ~ column:public.sale_2026.day  not_null_name, position
-- ~ column:public.sale_2026.shop  position
-- + partition:public.sale_2026
-- + index:public.by_shop
-- + index:public.sale_2026_month

BEGIN;
-- alter column public.sale_2026.day  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale_2026 RENAME CONSTRAINT sale_2026_day_not_null TO sale_day_not_null;
-- create index public.sale_2026_month  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX sale_2026_month ON public.sale_2026 USING btree (EXTRACT(month FROM day));
-- create partition public.sale_2026  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- create index public.by_shop  [SHARE]
CREATE INDEX by_shop ON ONLY public.sale USING btree (shop);
COMMIT;
