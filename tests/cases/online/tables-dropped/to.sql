CREATE TABLE train (id integer PRIMARY KEY, name text);
