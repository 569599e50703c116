CREATE EXTENSION citext;
CREATE TABLE product (id integer PRIMARY KEY, name text NOT NULL);
