CREATE TYPE order_state AS ENUM ('draft', 'cart', 'new', 'checked', 'paid', 'packed', 'shipped', 'returned');

CREATE TABLE customer_order (id integer PRIMARY KEY, state order_state NOT NULL DEFAULT 'new');
CREATE VIEW open_order AS SELECT id, state FROM customer_order WHERE state < 'shipped'::order_state;
