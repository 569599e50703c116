CREATE TABLE a (x integer, y integer);
CREATE TABLE b (x integer, y integer);
CREATE STATISTICS both_columns ON x, y FROM a;
