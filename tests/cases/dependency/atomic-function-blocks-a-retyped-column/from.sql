CREATE TABLE article (id integer PRIMARY KEY, price integer);

CREATE FUNCTION dearest() RETURNS numeric LANGUAGE sql STABLE RETURN (SELECT max(price)::numeric FROM article);
CREATE PROCEDURE inflate() LANGUAGE sql BEGIN ATOMIC UPDATE article SET price = price + 1; END;
CREATE VIEW top AS SELECT dearest() AS price;
