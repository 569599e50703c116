CREATE TABLE platform (id integer PRIMARY KEY);
