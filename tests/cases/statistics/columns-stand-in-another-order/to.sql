CREATE TABLE t (a integer, c integer, b integer);
CREATE STATISTICS s ON a, b, c FROM t;
