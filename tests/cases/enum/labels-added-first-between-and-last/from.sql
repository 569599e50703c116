CREATE TYPE order_state AS ENUM ('new', 'paid', 'shipped');

CREATE TABLE customer_order (id integer PRIMARY KEY, state order_state NOT NULL DEFAULT 'new');
CREATE VIEW open_order AS SELECT id, state FROM customer_order WHERE state < 'shipped'::order_state;
