CREATE TABLE article (id integer PRIMARY KEY, price numeric);

ALTER TABLE article ADD CONSTRAINT costs_something CHECK (price > 0);
