CREATE TABLE shift (id integer PRIMARY KEY);
