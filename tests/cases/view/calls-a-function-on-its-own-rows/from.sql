CREATE TABLE article (id integer PRIMARY KEY, price numeric NOT NULL);
