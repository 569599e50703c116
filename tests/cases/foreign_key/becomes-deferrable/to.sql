CREATE TABLE author (id integer PRIMARY KEY, name text);

CREATE TABLE book (id integer PRIMARY KEY, author integer CONSTRAINT written_by REFERENCES author DEFERRABLE INITIALLY DEFERRED);
