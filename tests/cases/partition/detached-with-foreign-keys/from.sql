CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE orders (year integer, customer bigint) PARTITION BY LIST (year);
ALTER TABLE orders ADD CONSTRAINT has_a_customer FOREIGN KEY (customer) REFERENCES customer;
CREATE TABLE orders_2023 PARTITION OF orders FOR VALUES IN (2023);
CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES IN (2024);
CREATE TABLE orders_2025 (year integer, customer bigint CONSTRAINT its_own_name REFERENCES customer);
ALTER TABLE orders ATTACH PARTITION orders_2025 FOR VALUES IN (2025);
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES IN (2026);
