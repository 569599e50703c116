CREATE TYPE mood AS ENUM ('blue', 'ok');
CREATE TABLE client (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fullname text NOT NULL UNIQUE CHECK (fullname <> 'customer'),
    mood mood NOT NULL DEFAULT 'blue',
    born timestamp,
    shout text GENERATED ALWAYS AS (upper(fullname)) STORED
);
CREATE INDEX client_born ON client (born, lower(fullname)) WHERE fullname IS NOT NULL;
CREATE STATISTICS client_stats ON fullname, born FROM client;
CREATE TABLE orders (id serial PRIMARY KEY, client_id integer NOT NULL REFERENCES client);
CREATE VIEW happy AS SELECT client.fullname AS name, o.id FROM client JOIN orders o ON o.client_id = client.id WHERE mood = 'ok';
CREATE MATERIALIZED VIEW names AS SELECT fullname AS name FROM client;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE OF fullname ON client FOR EACH ROW WHEN (old.fullname <> new.fullname) EXECUTE FUNCTION touch();
CREATE FUNCTION first_name(c client) RETURNS text LANGUAGE sql RETURN (SELECT client.fullname FROM client WHERE client.id = (c).id);
ALTER TABLE client ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON client USING (EXISTS (SELECT FROM orders WHERE orders.client_id = client.id AND client.fullname <> ''));
CREATE RULE guard AS ON DELETE TO client WHERE old.fullname = 'root' DO INSTEAD NOTHING;
COMMENT ON COLUMN client.fullname IS 'the client''s name';
GRANT SELECT ON client TO case_reader;
GRANT UPDATE (fullname) ON client TO case_reader;
