CREATE TYPE colour AS (r integer, g integer, b integer);
