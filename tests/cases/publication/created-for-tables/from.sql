CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE TABLE sale (id integer PRIMARY KEY);
