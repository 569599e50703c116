-- What PostgreSQL 15 and 16 spell differently: the name of a query's only relation before its columns.
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t (id integer PRIMARY KEY, v text, p pair);
CREATE TABLE u (id integer, t integer);
CREATE TABLE new (a integer);
CREATE FUNCTION many(OUT a integer, OUT b text) RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, ''x''::text';

CREATE VIEW plain AS SELECT id, v AS w FROM t WHERE id > 1 ORDER BY v, id + 1;
CREATE VIEW aliased AS SELECT x.id, x, (x.p).b FROM t x WHERE x IS NOT NULL;
CREATE VIEW subqueries AS
    SELECT t.id, (SELECT count(*) FROM u WHERE u.t = t.id) AS n, EXISTS (SELECT FROM u WHERE u.t = t.id) AS has
    FROM t WHERE (id, id) IN (SELECT t, t FROM u) ORDER BY v COLLATE "C";
CREATE VIEW common AS WITH w AS (SELECT id, v FROM t WHERE id > 1) SELECT id, count(*) OVER (PARTITION BY v) FROM w;
CREATE VIEW sets AS WITH w AS (SELECT id FROM t) SELECT id FROM w UNION ALL SELECT t FROM u ORDER BY 1;
CREATE VIEW nested AS SELECT id, v FROM (SELECT t.id, t.v FROM t WHERE t.id > 0) y WHERE y.id < 5;
CREATE VIEW functions AS SELECT g, g + 1 AS h FROM generate_series(1, 3) g;
CREATE VIEW records AS SELECT a, b FROM many() m;
CREATE VIEW rows AS SELECT * FROM (VALUES (1, 'a'), (2, 'b')) q (a, b) WHERE q.a > 1;
CREATE VIEW windows AS SELECT id, lag(id) OVER w FROM t WINDOW w AS (ORDER BY id) LIMIT 3;
CREATE VIEW sampled AS SELECT count(*) FILTER (WHERE id > 1) FROM t TABLESAMPLE system (10) GROUP BY ROLLUP (v) HAVING count(*) > 1;
CREATE VIEW joined AS SELECT t.id, u.t FROM t JOIN u USING (id);
CREATE VIEW several AS SELECT t.id, u.t FROM t, u;
CREATE VIEW latest AS SELECT DISTINCT ON (id) id, v FROM ONLY t ORDER BY id, v DESC;
CREATE VIEW reserved AS SELECT a FROM new;
CREATE VIEW reserved_among_others AS SELECT new.a, t.id FROM new, t;
CREATE VIEW reserved_twice AS SELECT new.a, b.a AS b, (SELECT max(new.a) FROM new) AS c FROM new, new b;
CREATE VIEW reserved_twice_without_alias AS SELECT (SELECT max(new.a) FROM new) AS a, (SELECT min(a) FROM new) AS b, new AS c FROM new;
CREATE VIEW reserved_alias AS SELECT old.id, new.t FROM t old, LATERAL (SELECT u.t FROM u WHERE u.t > old.id) new;
CREATE VIEW numbered_alias AS SELECT old_1.id, b.v FROM t old_1, t b, generate_series(1, 2) new;
CREATE VIEW updatable AS SELECT * FROM t WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE MATERIALIZED VIEW kept AS SELECT v, max(id) AS top FROM t GROUP BY v;
CREATE VIEW over_views AS SELECT w FROM plain;
