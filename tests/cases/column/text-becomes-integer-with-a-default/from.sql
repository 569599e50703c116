CREATE TABLE article (id integer PRIMARY KEY, stock text DEFAULT '0');
