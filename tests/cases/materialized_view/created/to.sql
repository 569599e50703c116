CREATE TABLE sale (id integer PRIMARY KEY, day date, amount numeric);

CREATE MATERIALIZED VIEW per_day AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
CREATE MATERIALIZED VIEW per_year AS SELECT extract(year FROM day) AS year, sum(total) AS total FROM per_day GROUP BY 1 WITH NO DATA;
CREATE UNIQUE INDEX per_day_key ON per_day (day);
