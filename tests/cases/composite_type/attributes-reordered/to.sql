CREATE TYPE point3 AS (z integer, y integer, x integer);
