CREATE TYPE wagon_type AS (number integer, axles integer);
CREATE TABLE wagon (number integer, axles integer);
ALTER TABLE wagon ADD CHECK (axles > 1);

ALTER TABLE wagon OF wagon_type;
