CREATE TYPE price AS (amount integer, currency text);

CREATE FUNCTION amount_of(p price) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT (p).amount::numeric';
CREATE FUNCTION free() RETURNS price LANGUAGE sql IMMUTABLE AS $$ SELECT NULL::price $$;
CREATE VIEW gratis AS SELECT amount_of(free()) AS amount, (free()).currency;
