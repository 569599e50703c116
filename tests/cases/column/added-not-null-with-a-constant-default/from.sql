CREATE TABLE loan (id integer PRIMARY KEY);
