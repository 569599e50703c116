CREATE TABLE article (id integer PRIMARY KEY, code text);
