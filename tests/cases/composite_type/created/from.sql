CREATE TABLE branch (id integer PRIMARY KEY, name text NOT NULL);
