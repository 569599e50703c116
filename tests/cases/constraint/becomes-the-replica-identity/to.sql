CREATE TABLE customer (id integer PRIMARY KEY, code text NOT NULL UNIQUE);
ALTER TABLE customer REPLICA IDENTITY USING INDEX customer_code_key;
