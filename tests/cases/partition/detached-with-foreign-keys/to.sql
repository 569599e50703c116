CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE orders (year integer, customer bigint) PARTITION BY LIST (year);
ALTER TABLE orders ADD CONSTRAINT has_a_customer FOREIGN KEY (customer) REFERENCES customer;
CREATE TABLE orders_2023 (year integer, customer bigint);
CREATE TABLE orders_2024 (year integer, customer bigint CONSTRAINT has_a_customer REFERENCES customer);
CREATE TABLE orders_2025 (year integer, customer bigint);
CREATE TABLE orders_2026 (year integer, customer bigint CONSTRAINT has_a_customer REFERENCES customer ON DELETE CASCADE);
