CREATE TABLE article (id integer PRIMARY KEY, sold integer NOT NULL DEFAULT 0);
