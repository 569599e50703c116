CREATE TABLE article (id integer PRIMARY KEY, sold boolean NOT NULL DEFAULT false);
