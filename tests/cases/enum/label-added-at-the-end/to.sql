CREATE TYPE order_state AS ENUM ('new', 'paid', 'shipped', 'returned');

CREATE TABLE customer_order (id integer PRIMARY KEY, state order_state NOT NULL DEFAULT 'new');
