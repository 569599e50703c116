-- - row:public.rate.2003.a
-- ~ table:public.rate  partition_key
-- + table:public.rate_b
-- + column:public.rate_b.year
-- + column:public.rate_b.code
-- + column:public.rate_b.value
-- + constraint:public.rate_b.rate_b_pkey
-- ~ partition:public.rate_a  bound
-- + partition:public.rate_b
-- + owner:table.public.rate_b
-- ~ row:public.rate.2001.a  values
-- + row:public.rate.2004.b

BEGIN;
-- drop rows of public.rate  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.rate
    WHERE year = 2003 AND code = 'a';
-- alter table public.rate  [ACCESS EXCLUSIVE]
LOCK TABLE public.rate IN ACCESS EXCLUSIVE MODE;
-- alter table public.rate  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
CREATE TEMPORARY TABLE pgsync_rows_3025b76e18 ON COMMIT DROP AS
    SELECT year, code, value FROM public.rate;
-- drop partition public.rate_a  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.rate DETACH PARTITION public.rate_a;
-- drop table public.rate  [ACCESS EXCLUSIVE]
DROP TABLE public.rate;
-- drop table public.rate_a (because of table public.rate)  [ACCESS EXCLUSIVE]
DROP TABLE public.rate_a;
-- create table public.rate_a (because of table public.rate)
CREATE TABLE public.rate_a (
    year integer CONSTRAINT rate_year_not_null NOT NULL,
    code text CONSTRAINT rate_code_not_null NOT NULL,
    value numeric,
    CONSTRAINT rate_a_pkey PRIMARY KEY (year, code)
);
-- create table public.rate_b
CREATE TABLE public.rate_b (
    year integer CONSTRAINT rate_year_not_null NOT NULL,
    code text CONSTRAINT rate_code_not_null NOT NULL,
    value numeric,
    CONSTRAINT rate_b_pkey PRIMARY KEY (year, code)
);
-- create table public.rate
CREATE TABLE public.rate (
    year integer CONSTRAINT rate_year_not_null NOT NULL,
    code text CONSTRAINT rate_code_not_null NOT NULL,
    value numeric,
    CONSTRAINT rate_pkey PRIMARY KEY (year, code)
) PARTITION BY LIST (code);
-- create partition public.rate_a
ALTER TABLE ONLY public.rate ATTACH PARTITION public.rate_a FOR VALUES IN ('a');
-- create partition public.rate_b
ALTER TABLE ONLY public.rate ATTACH PARTITION public.rate_b FOR VALUES IN ('b');
-- alter table public.rate  [ROW EXCLUSIVE]  ! CORR_MAY_FAIL
INSERT INTO public.rate (year, code, value)
    SELECT year, code, value FROM pg_temp.pgsync_rows_3025b76e18;
-- create row public.rate.2001.a (because of table public.rate)  [scan]
UPDATE public.rate SET value = 7
    WHERE year = 2001 AND code = 'a';
-- create rows of public.rate
INSERT INTO public.rate (year, code, value)
    VALUES (2004, 'b', 9);
COMMIT;
