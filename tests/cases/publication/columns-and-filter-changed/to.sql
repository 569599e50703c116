CREATE TABLE a (id integer PRIMARY KEY, name text, secret text);
CREATE TABLE b (id integer PRIMARY KEY, name text);

CREATE PUBLICATION shop FOR TABLE a (id) WHERE (id < 100), b (id, name);
