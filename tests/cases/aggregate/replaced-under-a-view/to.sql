CREATE TABLE sale (id integer PRIMARY KEY, amount integer);

CREATE AGGREGATE total(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');

CREATE VIEW summed AS SELECT total(amount) AS total FROM sale;
COMMENT ON VIEW summed IS 'kept';
