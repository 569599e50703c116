INSERT INTO customer (name, mood, born) VALUES ('ann', 'ok', '2001-02-03'), ('bob', 'sad', NULL);
INSERT INTO orders (customer_id) VALUES (1), (1), (2);
REFRESH MATERIALIZED VIEW names;
