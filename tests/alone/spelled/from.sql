-- What is only spelled otherwise does not come along with what is new on it.
CREATE TABLE t (v varchar, a integer);
CREATE VIEW v AS SELECT v IN ('a', 'b') AS b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT v IN ('a', 'b') AS b FROM t;
CREATE DOMAIN d AS boolean DEFAULT ('a'::varchar IN ('a', 'b')) CONSTRAINT k CHECK (VALUE = ('a'::varchar IN ('a', 'b')));
CREATE FUNCTION f(v varchar) RETURNS boolean LANGUAGE sql RETURN v IN ('a', 'b');
CREATE TABLE o (a integer) WITH (fillfactor = 70, autovacuum_enabled = off);
