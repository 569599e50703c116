CREATE TABLE article (id integer PRIMARY KEY, price numeric);

CREATE VIEW dear AS SELECT price, id FROM article WHERE price > 20;
CREATE FUNCTION z_inner() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM dear);
CREATE FUNCTION a_outer() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT z_inner() + 1; END;
