CREATE TABLE sale (region text, day date, amount numeric) PARTITION BY RANGE (day);
CREATE INDEX sale_day ON sale (day);
CREATE TABLE sale_all PARTITION OF sale DEFAULT;
CREATE VIEW sales_per_day AS SELECT day, sum(amount) AS amount FROM sale GROUP BY day;
