-- ~ table:public.sale  partition_key
-- + table:public.sale_2024
-- + column:public.sale_2024.region
-- + column:public.sale_2024.day
-- + column:public.sale_2024.amount
-- + partition:public.sale_2024
-- + owner:table.public.sale_2024

BEGIN;
-- drop table public.sale  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.sale;
-- create table public.sale
CREATE TABLE public.sale (
    region text,
    day date,
    amount numeric
) PARTITION BY RANGE (day);
-- create table public.sale_2024
CREATE TABLE public.sale_2024 (
    region text,
    day date,
    amount numeric
);
-- create partition public.sale_2024
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
