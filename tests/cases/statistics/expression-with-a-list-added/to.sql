CREATE TABLE t (a date, b varchar(40));
CREATE STATISTICS s ON a, b, (b IN ('1', '2')) FROM t;
