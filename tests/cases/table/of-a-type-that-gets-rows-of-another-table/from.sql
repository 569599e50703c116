CREATE TYPE event AS (at timestamptz);
