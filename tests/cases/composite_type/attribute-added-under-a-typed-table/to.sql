CREATE TYPE wagon_type AS (number integer, axles integer, built date);

CREATE TABLE wagon OF wagon_type (number WITH OPTIONS PRIMARY KEY);
