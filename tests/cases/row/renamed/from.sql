CREATE TABLE customer_kind (code text PRIMARY KEY, descr text, UNIQUE (descr));
INSERT INTO customer_kind VALUES ('a', 'first'), ('b', 'second');
