CREATE DOMAIN rating AS integer CHECK (VALUE BETWEEN 1 AND 5);

CREATE TABLE review (id integer PRIMARY KEY, stars rating);
