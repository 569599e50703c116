CREATE TABLE line (id integer PRIMARY KEY, amount bigint NOT NULL, more bigint GENERATED ALWAYS AS (amount + 1) STORED);
