-- ~ view:public.names  columns
-- ~ attribute:public.item.id  type
-- ~ column:public.stock.id  type
-- ~ column:public.sold.item  type

BEGIN;
-- drop foreign key public.sold.sold_item_fkey (because of column public.sold.item)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.sold DROP CONSTRAINT sold_item_fkey;
-- drop view public.names (because of column public.stock.id)  [ACCESS EXCLUSIVE]
DROP VIEW public.names;
-- alter attribute public.item.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TYPE public.item ALTER ATTRIBUTE id TYPE bigint CASCADE;
-- alter column public.sold.item  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.sold ALTER COLUMN item TYPE bigint;
-- create view public.names (because of column public.stock.id)
CREATE VIEW public.names AS
 SELECT id,
    name
   FROM public.stock;
-- create foreign key public.sold.sold_item_fkey (because of column public.sold.item)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.sold ADD CONSTRAINT sold_item_fkey FOREIGN KEY (item) REFERENCES public.stock(id);
COMMIT;
