-- + function:public.cheapest()
-- + function:public.net(numeric, numeric)
-- + owner:function.public.cheapest()
-- + owner:function.public.net(numeric, numeric)

BEGIN;
-- create function public.cheapest()
CREATE FUNCTION public.cheapest(OUT id integer, OUT price numeric)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $$
BEGIN
    SELECT p.id, p.price INTO id, price FROM product p ORDER BY p.price LIMIT 1;
END
$$;
-- create function public.net(numeric, numeric)
CREATE FUNCTION public.net(gross numeric, rate numeric DEFAULT 0.19)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT round(gross / (1 + rate), 2) $$;
COMMIT;
