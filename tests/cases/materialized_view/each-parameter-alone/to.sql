CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT 'x'::text AS a;
CREATE MATERIALIZED VIEW n WITH (toast.autovacuum_enabled = false) AS SELECT 'x'::text AS a;
