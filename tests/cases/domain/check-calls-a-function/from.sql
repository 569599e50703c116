CREATE TABLE supplier (id integer PRIMARY KEY);
