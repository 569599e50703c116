CREATE SCHEMA shop;

CREATE TABLE shop.customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name varchar(80) COLLATE "C",
    discount numeric(4,2) DEFAULT 0 CHECK (discount BETWEEN 0 AND 50),
    created timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX customer_name ON shop.customer (lower(name));
COMMENT ON TABLE shop.customer IS 'who buys';
COMMENT ON COLUMN shop.customer.email IS 'where invoices go';
