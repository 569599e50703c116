CREATE TABLE loan (id integer PRIMARY KEY, reader integer, due date);
