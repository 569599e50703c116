CREATE TABLE article (id integer PRIMARY KEY, price numeric CONSTRAINT costs_something CHECK (price > 0));
