CREATE TABLE t (a integer, b integer);
CREATE PUBLICATION p0 FOR TABLE t (a, b) WITH (publish = 'insert');
CREATE PUBLICATION p1 FOR TABLE t WHERE (a > 1) WITH (publish = 'insert');
