-- ~ attribute:public.price.currency  after
-- ~ attribute:public.price.amount  after, type

BEGIN;
-- drop view public.gratis (because of function public.free())  [ACCESS EXCLUSIVE]
DROP VIEW public.gratis;
-- drop function public.amount_of(public.price) (because of composite type public.price)
DROP FUNCTION public.amount_of(public.price);
-- drop function public.free() (because of composite type public.price)
DROP FUNCTION public.free();
-- drop composite type public.price (because of attribute public.price.amount)  [ACCESS EXCLUSIVE]
DROP TYPE public.price;
-- create composite type public.price (because of attribute public.price.amount)
CREATE TYPE public.price AS (currency text, amount numeric);
-- create function public.amount_of(public.price) (because of composite type public.price)
CREATE FUNCTION public.amount_of(p public.price)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT (p).amount::numeric$$;
-- create function public.free() (because of composite type public.price)
CREATE FUNCTION public.free()
 RETURNS public.price
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT NULL::price $$;
-- create view public.gratis (because of function public.free())
CREATE VIEW public.gratis AS
 SELECT public.amount_of(public.free()) AS amount,
    (public.free()).currency AS currency;
COMMIT;
