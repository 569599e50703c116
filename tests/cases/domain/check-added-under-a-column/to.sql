CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%');

CREATE TABLE customer (id integer PRIMARY KEY, email email NOT NULL);
