CREATE TABLE shelf (room integer, number integer, PRIMARY KEY (room, number));

CREATE TABLE book (id integer PRIMARY KEY, room integer, number integer, CONSTRAINT stands FOREIGN KEY (room, number) REFERENCES shelf MATCH FULL ON DELETE RESTRICT);
