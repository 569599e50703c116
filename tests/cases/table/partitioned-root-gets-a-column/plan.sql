-- + column:public.sale.amount
-- + column:public.sale_north.amount
-- + column:public.sale_north_2024.amount
-- + default:public.sale.amount
-- + default:public.sale_north.amount
-- + default:public.sale_north_2024.amount

BEGIN;
-- create column public.sale.amount  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale ADD COLUMN amount numeric(9,2) DEFAULT 0 CONSTRAINT sale_amount_not_null NOT NULL;
-- create default public.sale_north.amount  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale_north ALTER COLUMN amount SET DEFAULT 0;
-- create default public.sale_north_2024.amount  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale_north_2024 ALTER COLUMN amount SET DEFAULT 0;
COMMIT;
