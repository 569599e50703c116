CREATE TABLE article (id integer PRIMARY KEY, price numeric CONSTRAINT positive CHECK (price > 0));
