CREATE DOMAIN rating AS integer DEFAULT 3 CHECK (VALUE BETWEEN 1 AND 5);

CREATE TABLE review (id integer PRIMARY KEY, stars rating);
