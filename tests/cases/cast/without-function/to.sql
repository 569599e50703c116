CREATE TYPE small_pair AS (a integer, b integer);
CREATE TYPE other_pair AS (x integer, y integer);

CREATE FUNCTION turn(p small_pair) RETURNS other_pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW((p).b, (p).a)::other_pair';
CREATE CAST (small_pair AS other_pair) WITH FUNCTION turn(small_pair) AS IMPLICIT;
CREATE CAST (integer AS oidvector) WITH INOUT;
