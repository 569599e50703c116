CREATE TABLE bill (id integer PRIMARY KEY, amount numeric, customer integer);
CREATE TABLE customer (id integer PRIMARY KEY);
