CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL);
