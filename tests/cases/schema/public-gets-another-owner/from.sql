CREATE TABLE patient (id integer PRIMARY KEY, name text NOT NULL);
