CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE TRIGGER watch AFTER UPDATE ON article FOR EACH ROW EXECUTE FUNCTION watch('a''b', '', 'back\slash', 'two
lines', '€');
