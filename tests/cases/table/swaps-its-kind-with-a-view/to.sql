CREATE TABLE person (id integer PRIMARY KEY, name text);
CREATE VIEW staff AS SELECT id, name FROM person WHERE id < 100;
