CREATE TABLE a (id integer PRIMARY KEY, name text);

CREATE PUBLICATION shop FOR TABLE a (id, name) WHERE (id > 5);
