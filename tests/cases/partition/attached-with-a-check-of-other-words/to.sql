CREATE TABLE orders (day date, state varchar(10)) PARTITION BY RANGE (day);
ALTER TABLE orders ADD CONSTRAINT known CHECK (state IN ('new', 'paid'));
CREATE TABLE item (state varchar(10));
ALTER TABLE item ADD CONSTRAINT known CHECK (state IN ('new', 'paid'));
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE book (state varchar(10), CONSTRAINT known CHECK (state IN ('new', 'paid'))) INHERITS (item);
