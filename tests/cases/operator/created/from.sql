CREATE TABLE fine (id integer PRIMARY KEY, amount numeric);
