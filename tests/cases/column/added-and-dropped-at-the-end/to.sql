CREATE TABLE loan (id integer PRIMARY KEY, due date, fine numeric(6,2), note text);
