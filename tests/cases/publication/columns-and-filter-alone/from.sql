CREATE TABLE t (a integer, b integer);
CREATE PUBLICATION p0 FOR TABLE t (a) WITH (publish = 'insert');
CREATE PUBLICATION p1 FOR TABLE t WHERE (a > 0) WITH (publish = 'insert');
