CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE TABLE sale (id integer PRIMARY KEY);

CREATE PUBLICATION shop FOR TABLE article, ONLY sale WITH (publish = 'insert, update');
COMMENT ON PUBLICATION shop IS 'to the warehouse';
