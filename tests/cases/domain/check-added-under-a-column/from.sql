CREATE DOMAIN email AS text;

CREATE TABLE customer (id integer PRIMARY KEY, email email NOT NULL);
