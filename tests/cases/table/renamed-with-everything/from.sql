CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE customer (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> 'customer'),
    mood mood NOT NULL DEFAULT 'sad',
    born date,
    shout text GENERATED ALWAYS AS (upper(name)) STORED
);
CREATE INDEX customer_born ON customer (born, lower(name)) WHERE name IS NOT NULL;
CREATE STATISTICS customer_stats ON name, born FROM customer;
CREATE TABLE orders (id serial PRIMARY KEY, customer_id integer NOT NULL REFERENCES customer);
CREATE VIEW happy AS SELECT customer.name, o.id FROM customer JOIN orders o ON o.customer_id = customer.id WHERE mood = 'ok';
CREATE MATERIALIZED VIEW names AS SELECT name FROM customer;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE OF name ON customer FOR EACH ROW WHEN (old.name <> new.name) EXECUTE FUNCTION touch();
CREATE FUNCTION first_name(c customer) RETURNS text LANGUAGE sql RETURN (SELECT customer.name FROM customer WHERE customer.id = (c).id);
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON customer USING (EXISTS (SELECT FROM orders WHERE orders.customer_id = customer.id AND customer.name <> ''));
CREATE RULE guard AS ON DELETE TO customer WHERE old.name = 'root' DO INSTEAD NOTHING;
COMMENT ON COLUMN customer.name IS 'the customer''s name';
GRANT SELECT ON customer TO case_reader;
GRANT UPDATE (name) ON customer TO case_reader;
