CREATE TABLE article (id integer PRIMARY KEY, a text, b integer);
