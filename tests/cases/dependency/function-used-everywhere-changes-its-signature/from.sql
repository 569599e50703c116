CREATE FUNCTION clean(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT btrim(t)';

CREATE DOMAIN tidy AS text CONSTRAINT is_tidy CHECK (VALUE = clean(VALUE));
CREATE TABLE person (id integer PRIMARY KEY, name text DEFAULT clean(' x '), nick tidy, CONSTRAINT name_clean CHECK (name = clean(name)));
CREATE INDEX person_clean ON person (clean(name));
CREATE VIEW cleaned AS SELECT clean(name) AS name FROM person;
CREATE MATERIALIZED VIEW cleaned_once AS SELECT DISTINCT name FROM cleaned;
CREATE POLICY only_clean ON person USING (clean(name) = name);
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE UPDATE ON person FOR EACH ROW WHEN (clean(NEW.name) <> '') EXECUTE FUNCTION watch();
