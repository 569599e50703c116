CREATE TABLE sale (id integer PRIMARY KEY, day date NOT NULL);

CREATE VIEW old_sale AS SELECT id FROM sale WHERE day < '2020-01-01';
CREATE PROCEDURE clean_up() LANGUAGE sql AS 'DELETE FROM sale USING old_sale WHERE sale.id = old_sale.id';
