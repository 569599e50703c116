-- ~ table:public.sale_north  options, persistence
-- ~ column:public.sale_north.region  statistics
-- + comment:table.public.sale_north
-- + comment:column.public.sale_north.day

BEGIN;
-- alter table public.sale_north  [ACCESS EXCLUSIVE, rewrite]  ! DATA_UNLOGGED, REWRITE_TABLE
ALTER TABLE public.sale_north SET UNLOGGED;
-- alter table public.sale_north  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.sale_north SET (fillfactor='60');
-- alter column public.sale_north.region  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.sale_north ALTER COLUMN region SET STATISTICS 500;
-- create comment on table public.sale_north  [SHARE UPDATE EXCLUSIVE]
COMMENT ON TABLE public.sale_north IS 'Norway';
-- create comment on column public.sale_north.day  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.sale_north.day IS 'of sale';
COMMIT;
