CREATE TABLE sale (id integer PRIMARY KEY, amount numeric(10,2));

CREATE MATERIALIZED VIEW amounts AS SELECT amount, count(*) AS n FROM sale GROUP BY amount;
CREATE UNIQUE INDEX amounts_key ON amounts (amount);
CREATE VIEW common AS SELECT amount FROM amounts WHERE n > 10;
CREATE MATERIALIZED VIEW commonest AS SELECT max(amount) AS amount FROM common;
CREATE INDEX ON commonest (amount);
