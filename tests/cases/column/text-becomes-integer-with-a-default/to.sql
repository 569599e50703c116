CREATE TABLE article (id integer PRIMARY KEY, stock integer DEFAULT 0);
