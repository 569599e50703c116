CREATE TYPE small_pair AS (a integer, b integer);
CREATE TYPE other_pair AS (x integer, y integer);
