CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL, more integer GENERATED ALWAYS AS (amount * 2));

CREATE VIEW seen AS SELECT more FROM line WHERE more > 0;
