CREATE TABLE author (id integer PRIMARY KEY, name text);

CREATE TABLE book (id integer PRIMARY KEY, author integer DEFAULT 1 CONSTRAINT written_by REFERENCES author);
