CREATE TABLE part (name text, weight integer, grams integer GENERATED ALWAYS AS (weight * 1000) STORED,
    pounds integer GENERATED ALWAYS AS (weight * 2) STORED);
CREATE TABLE wheel (spokes integer) INHERITS (part);
