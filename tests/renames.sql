-- Everything that can mention the name of something else; tests/test_renames.py renames it piece by piece.
CREATE SCHEMA "Odd.Schema";
CREATE TYPE mood AS ENUM ('happy', 'it''s', 'so so');
CREATE TYPE addr AS (street text, mood mood);
CREATE DOMAIN posint AS integer CONSTRAINT pos CHECK (VALUE > 0) NOT NULL;
CREATE COLLATION coll (provider = libc, locale = 'C');
CREATE TABLE customer (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL DEFAULT 'name',
  "Name" text COLLATE coll,
  year integer CHECK (year > extract(year from date '2020-01-01')),
  state mood NOT NULL DEFAULT 'happy',
  moods mood[] DEFAULT '{happy,"so so"}',
  home addr,
  qty posint,
  total numeric GENERATED ALWAYS AS (year * 2) STORED,
  CONSTRAINT named CHECK (name <> 'customer' AND name <> 'name' AND "Name" <> name),
  UNIQUE (name, "Name") INCLUDE (qty)
);
CREATE SEQUENCE seq;
CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer integer REFERENCES customer (id) ON DELETE CASCADE,
  name text,
  num integer DEFAULT nextval('seq'),
  amount numeric(10,2)
);
CREATE INDEX cust_lower ON customer (lower(name), "Name" text_pattern_ops DESC NULLS LAST) INCLUDE (year) WHERE (name IS NOT NULL AND state = 'happy');
CREATE INDEX ord_cust ON orders USING btree (customer);
CREATE STATISTICS st ON name, year, (lower(name)) FROM customer;
CREATE FUNCTION f(customer) RETURNS text LANGUAGE sql RETURN ($1).name;
CREATE FUNCTION f(integer) RETURNS text LANGUAGE sql AS 'select name from customer';
CREATE FUNCTION g(c customer, name text DEFAULT 'customer', m mood DEFAULT 'happy') RETURNS TABLE(a customer, b mood) LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO orders (customer, name) SELECT customer.id, customer.name FROM customer WHERE customer.name = g.name;
  UPDATE customer SET name = upper(customer.name), "Name" = 'x' WHERE customer.id > 3;
  DELETE FROM orders USING customer WHERE orders.customer = customer.id;
  SELECT customer, customer.state FROM customer WHERE name <> '' AND (customer.home).street = 'x';
END;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN perform name from customer; RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE UPDATE OF name, year ON customer FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name AND new.state = 'happy') EXECUTE FUNCTION trg('name');
CREATE POLICY po ON customer USING (name = current_user AND EXISTS (SELECT FROM orders o WHERE o.customer = customer.id AND o.name = customer.name)) WITH CHECK (id > (SELECT max(c.id) FROM customer c));
CREATE POLICY po2 ON orders TO case_reader USING (customer IN (SELECT id FROM customer WHERE name = orders.name));
CREATE VIEW v1 AS SELECT name, id, year AS y FROM customer;
CREATE VIEW v2 AS SELECT customer.name, o.name AS oname, sum(o.amount) AS s FROM customer JOIN orders o ON o.customer = customer.id WHERE customer.name LIKE 'customer.name' GROUP BY customer.name, o.name HAVING count(*) > 1 ORDER BY customer.name;
CREATE VIEW v3 AS SELECT v1.name, v1.y FROM v1 UNION ALL SELECT c.name, c.year FROM customer c;
CREATE VIEW v4 AS WITH customer AS (SELECT name FROM public.customer), q AS (SELECT customer.name FROM customer) SELECT q.name, CASE WHEN q.name = 'a' THEN 1 ELSE 2 END AS c FROM q;
CREATE VIEW v5 AS SELECT a.name, b.name AS bn FROM customer a LEFT JOIN customer b USING (id) WHERE EXISTS (SELECT 1 FROM customer WHERE customer.name = a.name);
CREATE VIEW v6 AS SELECT client.name, customer.name AS cn FROM customer, orders client WHERE client.customer = customer.id;
CREATE VIEW v7 AS SELECT (c.home).street AS street, c.state, c.state = 'happy' AS happy, c.moods = '{happy,it''s}' AS ms, c AS whole, row_number() OVER (PARTITION BY c.name ORDER BY c.year) AS rn FROM customer c;
CREATE VIEW v8 AS SELECT state, percentile_cont(0.5) WITHIN GROUP (ORDER BY year) AS p, string_agg(name, ',' ORDER BY name) FILTER (WHERE name <> '') AS names FROM customer GROUP BY state;
CREATE VIEW v9 AS SELECT x.name FROM (SELECT customer.name, customer.id FROM customer) x, LATERAL (SELECT orders.name AS n FROM orders WHERE orders.customer = x.id LIMIT 1) y, generate_series(1, 2) name(name), unnest(ARRAY['a']) WITH ORDINALITY AS u(name, o);
CREATE VIEW v10 AS SELECT g.a, f(c.*) AS fc, f(3) AS f3 FROM customer c, g(c.*) g;
CREATE VIEW v11 AS SELECT DISTINCT ON (name) name, (SELECT count(*) FROM orders WHERE orders.customer = customer.id AND orders.name = customer.name) AS n FROM customer ORDER BY name, id;
CREATE MATERIALIZED VIEW mv AS SELECT name, year FROM customer WITH NO DATA;
CREATE UNIQUE INDEX mvi ON mv (name);
CREATE RULE ru AS ON DELETE TO v1 WHERE (old.name <> 'x') DO INSTEAD (DELETE FROM customer WHERE customer.name = old.name AND customer.id = old.id; INSERT INTO orders (name, customer) VALUES (old.name, old.id));
CREATE TABLE part (id integer, name text, region mood CHECK (name <> 'q'), CONSTRAINT partck CHECK (id > 0)) PARTITION BY RANGE (name, lower(name));
CREATE RULE ru2 AS ON INSERT TO part DO ALSO UPDATE orders SET name = new.name, (num, customer) = (SELECT c.year, c.id FROM customer c WHERE c.name = new.name) FROM customer x WHERE x.id = orders.id;
CREATE TABLE part1 PARTITION OF part FOR VALUES FROM ('a', 'a') TO ('m', 'm');
CREATE INDEX parti ON part (name);
CREATE TABLE child (extra text) INHERITS (customer);
CREATE TABLE typed OF addr (PRIMARY KEY (street));
COMMENT ON TABLE customer IS 'customer table'; COMMENT ON COLUMN customer.name IS 'the name'; COMMENT ON COLUMN v1.name IS 'v name'; COMMENT ON CONSTRAINT named ON customer IS 'ck';
COMMENT ON TYPE mood IS 'm'; COMMENT ON FUNCTION f(customer) IS 'fn'; COMMENT ON TRIGGER tr ON customer IS 't';
GRANT SELECT (name, id) ON customer TO case_reader; GRANT SELECT ON customer TO case_reader; GRANT EXECUTE ON FUNCTION f(customer) TO case_reader; GRANT SELECT (name) ON v1 TO case_reader; GRANT USAGE ON SEQUENCE seq TO case_reader;
CREATE CAST (customer AS text) WITH FUNCTION f(customer);
CREATE FUNCTION opf(customer, mood) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN true;
CREATE OPERATOR ## (LEFTARG = customer, RIGHTARG = mood, FUNCTION = opf);
CREATE FUNCTION agf(customer, mood) RETURNS customer LANGUAGE sql IMMUTABLE RETURN $1;
CREATE AGGREGATE ag(mood) (SFUNC = agf, STYPE = customer);
CREATE PUBLICATION pub FOR TABLE customer (id, name) WHERE (id > 0 AND name <> 'name');
CREATE TABLE "Odd.Schema"."Ta""ble" ("co.l" integer PRIMARY KEY, "select" mood, CHECK ("select" <> 'happy'));
CREATE VIEW "Odd.Schema".w AS SELECT "co.l", "select" FROM "Odd.Schema"."Ta""ble";
CREATE FUNCTION "Odd.Schema".merged() RETURNS void LANGUAGE sql BEGIN ATOMIC
 INSERT INTO customer AS t (name, year) VALUES ('a', 1) ON CONFLICT (name, "Name") WHERE name <> '' DO UPDATE SET name = excluded.name, year = t.year + 1 WHERE t.name <> 'b';
 WITH w AS (SELECT name FROM customer) SELECT w.name FROM w;
END;
ALTER DEFAULT PRIVILEGES FOR ROLE case_reader IN SCHEMA "Odd.Schema" GRANT SELECT ON TABLES TO PUBLIC;
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'begin end';
CREATE EVENT TRIGGER renames_et ON ddl_command_end EXECUTE FUNCTION et();
CREATE TEXT SEARCH DICTIONARY dict (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION cfg (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION cfg ADD MAPPING FOR asciiword WITH dict;
CREATE VIEW vts AS SELECT to_tsvector('cfg', name) AS t, 'customer'::regclass AS r, 'mood'::regtype AS ty FROM customer;
