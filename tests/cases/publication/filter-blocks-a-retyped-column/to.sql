CREATE TABLE a (id bigint PRIMARY KEY, name text);

CREATE PUBLICATION shop FOR TABLE a (id, name) WHERE (id > 5);
