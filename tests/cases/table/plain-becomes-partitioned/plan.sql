-- ~ table:public.sale  partition_key
-- + table:public.sale_all
-- + column:public.sale_all.region
-- + column:public.sale_all.day
-- + column:public.sale_all.amount
-- + partition:public.sale_all
-- + index:public.sale_all_day_idx
-- + owner:table.public.sale_all

BEGIN;
-- drop view public.sales_per_day (because of column public.sale.amount)  [ACCESS EXCLUSIVE]
DROP VIEW public.sales_per_day;
-- drop table public.sale  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.sale;
-- create table public.sale
CREATE TABLE public.sale (
    region text,
    day date,
    amount numeric
) PARTITION BY RANGE (day);
-- create table public.sale_all
CREATE TABLE public.sale_all (
    region text,
    day date,
    amount numeric
);
-- create view public.sales_per_day (because of column public.sale.amount)
CREATE VIEW public.sales_per_day AS
 SELECT day,
    sum(amount) AS amount
   FROM public.sale
  GROUP BY day;
-- create index public.sale_all_day_idx
CREATE INDEX sale_all_day_idx ON public.sale_all USING btree (day);
-- create partition public.sale_all
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_all DEFAULT;
-- create index public.sale_day (because of table public.sale)
CREATE INDEX sale_day ON public.sale USING btree (day);
COMMIT;
