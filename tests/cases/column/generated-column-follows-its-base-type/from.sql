CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL, more integer GENERATED ALWAYS AS (amount + 1) STORED);
