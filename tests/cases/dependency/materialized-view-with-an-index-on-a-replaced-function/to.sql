CREATE FUNCTION bucket(n numeric) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT floor(n)::bigint';

CREATE TABLE sale (id integer PRIMARY KEY, amount numeric);
CREATE MATERIALIZED VIEW buckets AS SELECT bucket(amount) AS bucket, count(*) AS n FROM sale GROUP BY 1;
CREATE UNIQUE INDEX buckets_key ON buckets (bucket);
CREATE INDEX sale_bucket ON sale (bucket(amount));
COMMENT ON MATERIALIZED VIEW buckets IS 'rounded down';
