-- + table:public.sale_odd
-- + column:public.sale_odd.amount
-- + column:public.sale_odd.day
-- + column:public.sale_odd.region
-- + default:public.sale_odd.amount
-- + default:public.sale_odd.day
-- + constraint:public.sale_odd.little
-- + partition:public.sale_odd
-- + owner:table.public.sale_odd

BEGIN;
-- create table public.sale_odd
CREATE TABLE public.sale_odd (
    amount numeric DEFAULT 9,
    day date DEFAULT '2024-02-29'::date NOT NULL,
    region text,
    CONSTRAINT little CHECK ((amount < (10)::numeric))
);
-- create partition public.sale_odd  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_odd FOR VALUES IN ('od');
COMMIT;
