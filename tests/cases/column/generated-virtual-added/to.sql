CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL, double integer GENERATED ALWAYS AS (amount * 2) VIRTUAL);
