-- The same shop in production: older, and changed by hand here and there.
CREATE TYPE public.order_status AS ENUM ('new', 'paid', 'shipped', 'cancelled');
CREATE DOMAIN public.email AS text CHECK (VALUE LIKE '%@%');

CREATE TABLE public.customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(80) NOT NULL,
    email public.email NOT NULL UNIQUE,
    fax text,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE public.customers IS 'Customers';

CREATE TABLE public.products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    name text NOT NULL,
    price numeric(10,2) NOT NULL CHECK (price >= 0),
    weight_grams integer DEFAULT 0,
    gross numeric(12,2) GENERATED ALWAYS AS (price * 1.19) STORED
);

CREATE TABLE public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES public.customers,
    status public.order_status NOT NULL DEFAULT 'new',
    total numeric(10,2) NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_customer ON public.orders (customer_id);
CREATE INDEX orders_quick_fix ON public.orders (total) WHERE total > 1000;
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_orders ON public.orders USING (true);

CREATE TABLE public.order_items (
    order_id bigint NOT NULL REFERENCES public.orders ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES public.products,
    quantity integer NOT NULL DEFAULT 1,
    PRIMARY KEY (order_id, product_id)
);

CREATE FUNCTION public.apply_discount(price numeric, percent numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF percent > 50 THEN
        RAISE EXCEPTION 'too much';
    END IF;
    RETURN round(price * (100 - percent) / 100, 2);
END
$$;

CREATE FUNCTION public.legacy_sum(integer) RETURNS numeric LANGUAGE sql STABLE
    AS 'SELECT sum(total) FROM public.orders WHERE customer_id = $1';

CREATE VIEW public.open_orders AS
    SELECT o.id, c.name AS customer, o.status, o.total
    FROM public.orders o JOIN public.customers c ON c.id = o.customer_id
    WHERE o.status <> 'shipped';

CREATE MATERIALIZED VIEW public.revenue AS
    SELECT date_trunc('month', created_at) AS month, sum(total) AS total FROM public.orders GROUP BY 1;
CREATE UNIQUE INDEX revenue_month ON public.revenue (month);

GRANT SELECT, UPDATE ON public.products TO PUBLIC;

INSERT INTO public.customers (name, email, fax) SELECT 'Customer ' || n, 'c' || n || '@example.com', '+41 44 000 00 ' || n FROM generate_series(10, 99) n;
INSERT INTO public.products (sku, name, price) SELECT 'SKU-' || n, 'Product ' || n, n FROM generate_series(1, 25) n;
INSERT INTO public.orders (customer_id, status, total, created_at)
    SELECT 1 + n % 90, (ARRAY['new', 'paid', 'shipped']::public.order_status[])[1 + n % 3], n, '2026-01-01'::timestamptz + n * interval '1 hour'
    FROM generate_series(1, 3000) n;
INSERT INTO public.order_items (order_id, product_id, quantity) SELECT n, 1 + n % 25, 1 + n % 4 FROM generate_series(1, 3000) n;
REFRESH MATERIALIZED VIEW public.revenue;
ANALYZE;
