CREATE TABLE employee (id integer PRIMARY KEY, name text);
