CREATE TABLE author (id integer NOT NULL, name text);
CREATE TABLE book (id integer PRIMARY KEY, author integer);
