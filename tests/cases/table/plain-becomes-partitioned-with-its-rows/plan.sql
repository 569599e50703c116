-- - sequence:public.sale_id_seq
-- ~ table:public.sale  partition_key
-- + table:public.sale_2024
-- + table:public.sale_rest
-- ~ column:public.sale.id  identity
-- + column:public.sale_2024.id
-- + column:public.sale_2024.number
-- + column:public.sale_2024.region
-- + column:public.sale_2024.day
-- + column:public.sale_2024.amount
-- + column:public.sale_2024.gross
-- + column:public.sale_rest.id
-- + column:public.sale_rest.number
-- + column:public.sale_rest.region
-- + column:public.sale_rest.day
-- + column:public.sale_rest.amount
-- + column:public.sale_rest.gross
-- + default:public.sale_2024.number
-- + default:public.sale_rest.number
-- ~ constraint:public.sale.sale_pkey  definition
-- + constraint:public.sale_2024.sale_2024_pkey
-- + constraint:public.sale_rest.sale_rest_pkey
-- + partition:public.sale_2024
-- + partition:public.sale_rest
-- + index:public.sale_2024_day_idx
-- + index:public.sale_rest_day_idx
-- ~ trigger:public.sale.refuse  enabled
-- + owner:table.public.sale_2024
-- + owner:table.public.sale_rest

BEGIN;
-- drop view public.sales_per_day (because of column public.sale.amount)  [ACCESS EXCLUSIVE]
DROP VIEW public.sales_per_day;
-- drop sequence ownership public.sale_number_seq (because of column public.sale.number)  [SHARE ROW EXCLUSIVE]
ALTER SEQUENCE public.sale_number_seq OWNED BY NONE;
-- alter table public.sale  [ACCESS EXCLUSIVE]
LOCK TABLE public.sale IN ACCESS EXCLUSIVE MODE;
-- alter table public.sale  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
CREATE TEMPORARY TABLE pgsync_rows_8e4ee9e984 ON COMMIT DROP AS
    SELECT id, number, region, day, amount FROM ONLY public.sale;
-- drop table public.sale  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
DROP TABLE public.sale;
-- create table public.sale_2024
CREATE TABLE public.sale_2024 (
    id bigint CONSTRAINT sale_id_not_null NOT NULL,
    number integer DEFAULT nextval('public.sale_number_seq'::regclass) CONSTRAINT sale_number_not_null NOT NULL,
    region text,
    day date CONSTRAINT sale_day_not_null NOT NULL,
    amount numeric(8,2),
    gross numeric GENERATED ALWAYS AS ((amount * 1.25)) STORED,
    CONSTRAINT sale_2024_pkey PRIMARY KEY (id, day)
);
-- create table public.sale_rest
CREATE TABLE public.sale_rest (
    id bigint CONSTRAINT sale_id_not_null NOT NULL,
    number integer DEFAULT nextval('public.sale_number_seq'::regclass) CONSTRAINT sale_number_not_null NOT NULL,
    region text,
    day date CONSTRAINT sale_day_not_null NOT NULL,
    amount numeric(8,2),
    gross numeric GENERATED ALWAYS AS ((amount * 1.25)) STORED,
    CONSTRAINT sale_rest_pkey PRIMARY KEY (id, day)
);
-- create table public.sale
CREATE TABLE public.sale (
    id bigint CONSTRAINT sale_id_not_null NOT NULL,
    number integer DEFAULT nextval('public.sale_number_seq'::regclass) CONSTRAINT sale_number_not_null NOT NULL,
    region text,
    day date CONSTRAINT sale_day_not_null NOT NULL,
    amount numeric(8,2),
    gross numeric GENERATED ALWAYS AS ((amount * 1.25)) STORED,
    CONSTRAINT sale_pkey PRIMARY KEY (id, day)
) PARTITION BY RANGE (day);
-- create view public.sales_per_day (because of column public.sale.amount)
CREATE VIEW public.sales_per_day AS
 SELECT day,
    sum(amount) AS amount
   FROM public.sale
  GROUP BY day;
-- create index public.sale_2024_day_idx
CREATE INDEX sale_2024_day_idx ON public.sale_2024 USING btree (day);
-- create partition public.sale_2024
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- create index public.sale_rest_day_idx
CREATE INDEX sale_rest_day_idx ON public.sale_rest USING btree (day);
-- create partition public.sale_rest
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_rest DEFAULT;
-- alter table public.sale  [ROW EXCLUSIVE]  ! CORR_MAY_FAIL
INSERT INTO public.sale (id, number, region, day, amount)
    SELECT id, number, region, day, amount FROM pg_temp.pgsync_rows_8e4ee9e984;
-- create index public.sale_day (because of table public.sale)
CREATE INDEX sale_day ON public.sale USING btree (day);
-- create trigger public.sale.refuse (because of table public.sale)
CREATE TRIGGER refuse BEFORE INSERT ON public.sale FOR EACH ROW EXECUTE FUNCTION public.refuse();
-- create foreign key public.sale.sale_region_fkey (because of table public.sale)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.sale ADD CONSTRAINT sale_region_fkey FOREIGN KEY (region) REFERENCES public.region(code);
-- create sequence ownership public.sale_number_seq (because of column public.sale.number)  [SHARE ROW EXCLUSIVE]
ALTER SEQUENCE public.sale_number_seq OWNED BY public.sale.number;
-- create privileges on table public.sale (because of table public.sale)
GRANT SELECT ON TABLE public.sale TO PUBLIC;
-- create comment on table public.sale (because of table public.sale)
COMMENT ON TABLE public.sale IS 'what was sold';
COMMIT;
