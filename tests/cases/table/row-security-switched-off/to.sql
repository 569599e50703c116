CREATE TABLE chart (id integer PRIMARY KEY, nurse text);
