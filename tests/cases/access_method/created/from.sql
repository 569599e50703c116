CREATE TABLE article (id integer);
