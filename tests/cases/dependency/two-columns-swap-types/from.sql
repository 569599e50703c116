CREATE TABLE article (id integer PRIMARY KEY, a integer, b text);
