CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL, double integer GENERATED ALWAYS AS (amount * 2) VIRTUAL);

CREATE VIEW doubled AS SELECT id, double FROM line;
