CREATE TABLE article (id integer PRIMARY KEY, price numeric, sold_on date, made_on date);
