CREATE TABLE article (id integer PRIMARY KEY, price numeric, changed timestamptz);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed := now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON article FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON article FOR EACH STATEMENT EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touch ON article IS 'keeps the time';
