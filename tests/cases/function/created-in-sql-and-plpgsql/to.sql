CREATE TABLE product (id integer PRIMARY KEY, price numeric(10,2) NOT NULL);

CREATE FUNCTION net(gross numeric, rate numeric DEFAULT 0.19) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT round(gross / (1 + rate), 2) $$;
CREATE FUNCTION cheapest(OUT id integer, OUT price numeric) LANGUAGE plpgsql STABLE AS $body$
BEGIN
    SELECT p.id, p.price INTO id, price FROM product p ORDER BY p.price LIMIT 1;
END
$body$;
