CREATE TABLE customer (id integer PRIMARY KEY);

CREATE TABLE orders (id serial PRIMARY KEY, customer integer REFERENCES customer ON DELETE CASCADE, total numeric);
CREATE INDEX orders_total ON orders (total);
CREATE VIEW big_order AS SELECT * FROM orders WHERE total > 1000;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE POLICY mine ON orders USING (customer = 1);
CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING;
GRANT SELECT (id), UPDATE (total) ON orders TO case_reader;
