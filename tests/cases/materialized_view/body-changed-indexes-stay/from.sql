CREATE TABLE sale (id integer PRIMARY KEY, day date, amount numeric);

CREATE MATERIALIZED VIEW per_day AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;

CREATE UNIQUE INDEX per_day_key ON per_day (day);
CREATE INDEX per_day_total ON per_day (total DESC) WHERE total > 100;
ALTER MATERIALIZED VIEW per_day CLUSTER ON per_day_key;
ALTER MATERIALIZED VIEW per_day ALTER COLUMN total SET STATISTICS 500;
COMMENT ON MATERIALIZED VIEW per_day IS 'refreshed at night';
COMMENT ON COLUMN per_day.total IS 'in euro';
COMMENT ON INDEX per_day_key IS 'for concurrent refresh';
ALTER MATERIALIZED VIEW per_day OWNER TO case_app_owner;
GRANT SELECT ON per_day TO case_reader;
CREATE VIEW best_day AS SELECT day FROM per_day ORDER BY total DESC LIMIT 1;
