CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE TABLE article (id integer PRIMARY KEY, name text, price numeric);
CREATE TRIGGER watch AFTER UPDATE OF price, name ON article FOR EACH ROW WHEN (NEW.price > 5) EXECUTE FUNCTION watch();
