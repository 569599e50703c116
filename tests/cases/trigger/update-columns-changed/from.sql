CREATE TABLE article (id integer PRIMARY KEY, price numeric, name text);
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE TRIGGER watch AFTER UPDATE OF price ON article FOR EACH ROW EXECUTE FUNCTION watch();
