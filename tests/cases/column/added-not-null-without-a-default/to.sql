CREATE TABLE loan (id integer PRIMARY KEY, reader text NOT NULL);
