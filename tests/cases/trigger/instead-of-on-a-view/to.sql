CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE FUNCTION redirect() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

CREATE VIEW cheap AS SELECT id, price, price * 2 AS double FROM article WHERE price < 5;

CREATE TRIGGER redirect INSTEAD OF INSERT OR UPDATE OR DELETE ON cheap FOR EACH ROW EXECUTE FUNCTION redirect();
COMMENT ON TRIGGER redirect ON cheap IS 'into the table';
