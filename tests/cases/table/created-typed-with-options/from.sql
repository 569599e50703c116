CREATE TYPE wagon_type AS (number integer, axles integer, name text);
