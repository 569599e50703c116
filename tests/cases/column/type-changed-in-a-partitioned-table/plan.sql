-- ~ column:public.sale.amount  type
-- ~ column:public.sale.code  type
-- ~ column:public.sale_north.amount  type
-- ~ column:public.sale_north.code  type

BEGIN;
-- alter column public.sale.amount  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.sale ALTER COLUMN amount TYPE bigint;
-- alter column public.sale.code  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale ALTER COLUMN code TYPE character varying(9);
COMMIT;
