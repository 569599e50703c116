CREATE TABLE product (id integer PRIMARY KEY, name text);
CREATE VIEW article AS SELECT id, name FROM product;
