-- The shop as its developers have it.
CREATE SCHEMA audit;
CREATE TYPE public.order_status AS ENUM ('new', 'paid', 'packed', 'shipped', 'cancelled');
CREATE DOMAIN public.email AS text CHECK (VALUE LIKE '%_@_%');

CREATE TABLE public.customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email public.email NOT NULL UNIQUE,
    newsletter boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE public.customers IS 'Everybody who ever ordered something';

CREATE TABLE public.products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    name text NOT NULL,
    price numeric(12,2) NOT NULL CHECK (price >= 0),
    weight_grams integer,
    gross numeric(12,2) GENERATED ALWAYS AS (price * 1.2) STORED
);

CREATE TABLE public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES public.customers ON DELETE RESTRICT,
    status public.order_status NOT NULL DEFAULT 'new',
    total numeric(12,2) NOT NULL DEFAULT 0,
    note text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_customer ON public.orders (customer_id, created_at);
COMMENT ON COLUMN public.orders.total IS 'Including tax, in the shop''s currency';
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_orders ON public.orders
    USING (customer_id = nullif(current_setting('shop.customer', true), '')::bigint);

CREATE TABLE public.order_items (
    order_id bigint NOT NULL REFERENCES public.orders ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES public.products,
    quantity integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
    PRIMARY KEY (order_id, product_id)
);

CREATE TABLE audit.order_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    old_status public.order_status,
    new_status public.order_status
);

CREATE FUNCTION public.apply_discount(price numeric, percent numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF percent < 0 OR percent > 50 THEN
        RAISE EXCEPTION 'discount of % percent is not between 0 and 50', percent;
    END IF;
    RETURN round(price * (100 - percent) / 100, 2);
END
$$;

CREATE FUNCTION audit.note_order_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit.order_changes (order_id, old_status, new_status) VALUES (NEW.id, OLD.status, NEW.status);
    RETURN NEW;
END
$$;
CREATE TRIGGER note_change AFTER UPDATE OF status ON public.orders
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION audit.note_order_change();

CREATE VIEW public.open_orders AS
    SELECT o.id, c.name AS customer, o.status, o.total, o.note
    FROM public.orders o JOIN public.customers c ON c.id = o.customer_id
    WHERE o.status NOT IN ('shipped', 'cancelled');

CREATE MATERIALIZED VIEW public.revenue AS
    SELECT date_trunc('month', created_at) AS month, sum(total) AS total FROM public.orders GROUP BY 1;
CREATE UNIQUE INDEX revenue_month ON public.revenue (month);

GRANT SELECT ON public.products TO PUBLIC;

INSERT INTO public.customers (name, email) SELECT 'Customer ' || n, 'c' || n || '@example.com' FROM generate_series(1, 20) n;
INSERT INTO public.products (sku, name, price) SELECT 'SKU-' || n, 'Product ' || n, n FROM generate_series(1, 10) n;
ANALYZE;
