CREATE TABLE line (id integer PRIMARY KEY, amount integer, twice integer GENERATED ALWAYS AS (amount * 2) VIRTUAL NOT NULL, half integer GENERATED ALWAYS AS (amount / 2) STORED NOT NULL);
