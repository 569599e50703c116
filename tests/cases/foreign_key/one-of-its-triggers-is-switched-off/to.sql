CREATE TABLE maker (id integer PRIMARY KEY);
CREATE TABLE product (id integer, maker integer REFERENCES maker);
DO $$
DECLARE
    name text;
BEGIN
    SELECT tgname INTO name FROM pg_trigger WHERE tgrelid = 'product'::regclass ORDER BY tgtype LIMIT 1;
    EXECUTE format('ALTER TABLE product DISABLE TRIGGER %I', name);
    SELECT tgname INTO name FROM pg_trigger WHERE tgrelid = 'maker'::regclass ORDER BY tgtype DESC LIMIT 1;
    EXECUTE format('ALTER TABLE maker ENABLE ALWAYS TRIGGER %I', name);
END
$$;
