CREATE TABLE sale (region text, day date, amount numeric);
CREATE INDEX sale_day ON sale (day);
CREATE VIEW sales_per_day AS SELECT day, sum(amount) AS amount FROM sale GROUP BY day;
