CREATE TYPE dose AS (amount numeric(8,3), unit text);

CREATE FUNCTION describe(d dose) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT (d).amount || ' ' || (d).unit $$;
