CREATE TABLE part (name text COLLATE "C", weight integer, grams integer GENERATED ALWAYS AS (weight * 1001) STORED,
    pounds integer);
CREATE TABLE wheel (spokes integer) INHERITS (part);
