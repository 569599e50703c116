CREATE TABLE chart (id integer PRIMARY KEY, doctor text NOT NULL);
