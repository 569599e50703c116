-- ~ domain:public.quantity  type
-- ~ view:public.scarce  query

BEGIN;
-- drop view public.scarce (because of column public.stock.amount)  [ACCESS EXCLUSIVE]
DROP VIEW public.scarce;
-- drop default public.stock.amount (because of domain public.quantity)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.stock ALTER COLUMN amount DROP DEFAULT;
-- drop domain constraint public.quantity.quantity_check (because of domain public.quantity)
ALTER DOMAIN public.quantity DROP CONSTRAINT quantity_check;
-- drop domain public.quantity
ALTER DOMAIN public.quantity RENAME TO pgsync_old_1;
-- create domain public.quantity
CREATE DOMAIN public.quantity AS bigint CONSTRAINT quantity_check CHECK ((VALUE > 0));
-- alter column public.stock.amount (because of domain public.quantity)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.stock ALTER COLUMN amount TYPE public.quantity USING amount::text::public.quantity;
-- create default public.stock.amount (because of domain public.quantity)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.stock ALTER COLUMN amount SET DEFAULT 1;
-- create view public.scarce (because of column public.stock.amount)
CREATE VIEW public.scarce AS
 SELECT article
   FROM public.stock
  WHERE ((amount)::bigint < 3);
-- create comment on domain public.quantity (because of domain public.quantity)
COMMENT ON DOMAIN public.quantity IS 'pieces';
-- drop domain public.quantity
DROP DOMAIN public.pgsync_old_1;
COMMIT;
