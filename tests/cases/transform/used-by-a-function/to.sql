CREATE SCHEMA shop;

CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE FUNCTION shop.add_one(a integer) RETURNS integer LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT a + 1';
