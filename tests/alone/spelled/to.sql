CREATE TABLE t (v varchar, a integer);
CREATE VIEW v AS SELECT v::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]) AS b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT v::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]) AS b FROM t;
CREATE DOMAIN d AS boolean DEFAULT ('a'::varchar::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]))
    CONSTRAINT k CHECK (VALUE = ('a'::varchar::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text])));
CREATE FUNCTION f(v varchar) RETURNS boolean LANGUAGE sql
    RETURN v::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]);
CREATE TABLE o (a integer) WITH (fillfactor = 070, autovacuum_enabled = false);

CREATE VIEW over_view AS SELECT b FROM v;
CREATE VIEW over_materialized AS SELECT b FROM m;
CREATE DOMAIN over_domain AS d;
CREATE VIEW over_function AS SELECT f('a') AS b;
CREATE VIEW over_table AS SELECT a FROM o;
