CREATE TABLE sale (id integer PRIMARY KEY, amount numeric);

CREATE FUNCTION add_half(state numeric, value numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(state, 0) + value / 2';
CREATE AGGREGATE half_sum(numeric) (SFUNC = add_half, STYPE = numeric, INITCOND = '0');
CREATE VIEW half AS SELECT half_sum(amount) AS total FROM sale;
