-- ~ view:public.common  columns
-- ~ materialized view:public.amounts  columns
-- ~ materialized view:public.commonest  columns
-- ~ column:public.sale.amount  type

BEGIN;
-- drop materialized view public.commonest (because of view public.common)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.commonest;
-- drop view public.common (because of materialized view public.amounts)  [ACCESS EXCLUSIVE]
DROP VIEW public.common;
-- drop materialized view public.amounts (because of column public.sale.amount)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.amounts;
-- alter column public.sale.amount  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.sale ALTER COLUMN amount TYPE numeric(10,2);
-- create materialized view public.amounts (because of column public.sale.amount)  [scan]
CREATE MATERIALIZED VIEW public.amounts AS
 SELECT amount,
    count(*) AS n
   FROM public.sale
  GROUP BY amount;
-- create view public.common (because of materialized view public.amounts)
CREATE VIEW public.common AS
 SELECT amount
   FROM public.amounts
  WHERE (n > 10);
-- create materialized view public.commonest (because of view public.common)  [scan]
CREATE MATERIALIZED VIEW public.commonest AS
 SELECT max(amount) AS amount
   FROM public.common;
-- create index public.amounts_key (because of materialized view public.amounts)  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX amounts_key ON public.amounts USING btree (amount);
-- create index public.commonest_amount_idx (because of materialized view public.commonest)
CREATE INDEX commonest_amount_idx ON public.commonest USING btree (amount);
COMMIT;
