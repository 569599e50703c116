CREATE TABLE country (code text PRIMARY KEY, name text);
CREATE TABLE customer (id integer PRIMARY KEY, country text REFERENCES country);
CREATE TABLE visit (id integer PRIMARY KEY, country text REFERENCES country ON DELETE CASCADE);
CREATE TABLE "Wish List" (id integer PRIMARY KEY, "to" text REFERENCES country ON DELETE SET NULL);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON country FOR EACH ROW EXECUTE FUNCTION noted();
INSERT INTO country VALUES ('AA', 'a'), ('BB', 'b'), ('CC', 'c');
