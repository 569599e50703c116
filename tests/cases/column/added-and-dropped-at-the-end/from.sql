CREATE TABLE loan (id integer PRIMARY KEY, due date);
