CREATE TABLE article (id integer PRIMARY KEY, price numeric, name text);
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE TRIGGER dearer AFTER UPDATE ON article FOR EACH ROW WHEN (NEW.price > OLD.price * 1.1 OR (NEW.* IS DISTINCT FROM OLD.* AND OLD.name IS NULL)) EXECUTE FUNCTION watch();
