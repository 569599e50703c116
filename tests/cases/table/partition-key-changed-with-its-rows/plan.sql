-- - partition:public.sale_c
-- ~ table:public.sale  partition_key
-- ~ table:public.sale_b  partition_key
-- + table:public.sale_b_all
-- + column:public.sale_b_all.region
-- + column:public.sale_b_all.day
-- + column:public.sale_b_all.amount
-- ~ column:public.sale_c.region  position
-- ~ column:public.sale_c.day  position
-- ~ column:public.sale_c.amount  position
-- ~ partition:public.sale_a  bound
-- + partition:public.sale_b_all
-- + index:public.sale_b_all_day_idx
-- ~ index:public.sale_c_day_idx  origin
-- + owner:table.public.sale_b_all

BEGIN;
-- drop partition public.sale_c  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale DETACH PARTITION public.sale_c;
-- drop index public.sale_c_day_idx (because of index public.sale_day)  [ACCESS EXCLUSIVE]
DROP INDEX public.sale_c_day_idx;
-- alter table public.sale  [ACCESS EXCLUSIVE]
LOCK TABLE public.sale IN ACCESS EXCLUSIVE MODE;
-- alter table public.sale  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
CREATE TEMPORARY TABLE pgsync_rows_8e4ee9e984 ON COMMIT DROP AS
    SELECT region, day, amount FROM public.sale;
-- drop table public.sale_a (because of table public.sale)  [ACCESS EXCLUSIVE]
DROP TABLE public.sale_a;
-- drop table public.sale_b  [ACCESS EXCLUSIVE]
DROP TABLE public.sale_b;
-- drop table public.sale  [ACCESS EXCLUSIVE]
DROP TABLE public.sale;
-- create table public.sale
CREATE TABLE public.sale (
    region text,
    day date,
    amount numeric
) PARTITION BY RANGE (day);
-- create table public.sale_a (because of table public.sale)
CREATE TABLE public.sale_a (
    region text,
    day date,
    amount numeric
);
-- create table public.sale_b
CREATE TABLE public.sale_b (
    region text,
    day date,
    amount numeric
) PARTITION BY LIST (region);
-- create table public.sale_b_all
CREATE TABLE public.sale_b_all (
    region text,
    day date,
    amount numeric
);
-- create index public.sale_a_day_idx (because of table public.sale_a)
CREATE INDEX sale_a_day_idx ON public.sale_a USING btree (day);
-- create partition public.sale_a
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_a FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- create index public.sale_b_all_day_idx
CREATE INDEX sale_b_all_day_idx ON public.sale_b_all USING btree (day);
-- create partition public.sale_b_all
ALTER TABLE ONLY public.sale_b ATTACH PARTITION public.sale_b_all DEFAULT;
-- create index public.sale_b_day_idx (because of table public.sale_b)
CREATE INDEX sale_b_day_idx ON public.sale_b USING btree (day);
-- create partition public.sale_b (because of table public.sale_b)
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_b DEFAULT;
-- alter table public.sale  [ROW EXCLUSIVE]  ! CORR_MAY_FAIL
INSERT INTO public.sale (region, day, amount)
    SELECT region, day, amount FROM pg_temp.pgsync_rows_8e4ee9e984;
-- create index public.sale_day (because of table public.sale)
CREATE INDEX sale_day ON public.sale USING btree (day);
-- create index public.sale_c_day_idx (because of index public.sale_day)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX sale_c_day_idx ON public.sale_c USING btree (day);
COMMIT;
