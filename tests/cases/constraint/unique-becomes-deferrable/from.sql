CREATE TABLE queue (id integer PRIMARY KEY, place integer, CONSTRAINT one_place UNIQUE (place));
