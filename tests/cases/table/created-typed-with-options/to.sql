CREATE TYPE wagon_type AS (number integer, axles integer, name text);

CREATE TABLE wagon OF wagon_type (
    number WITH OPTIONS PRIMARY KEY,
    axles WITH OPTIONS NOT NULL DEFAULT 4 CHECK (axles > 1)
);
