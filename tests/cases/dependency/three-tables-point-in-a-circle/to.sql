CREATE SCHEMA railway;

CREATE TABLE railway.a (id integer PRIMARY KEY, c integer);
CREATE TABLE railway.b (id integer PRIMARY KEY, a integer REFERENCES railway.a);
CREATE TABLE railway.c (id integer PRIMARY KEY, b integer REFERENCES railway.b, self integer REFERENCES railway.c);
ALTER TABLE railway.a ADD FOREIGN KEY (c) REFERENCES railway.c;
