CREATE TABLE customer (id integer PRIMARY KEY, code text NOT NULL UNIQUE);
