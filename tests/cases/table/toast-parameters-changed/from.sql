CREATE TABLE reading (id integer PRIMARY KEY, doc text);
