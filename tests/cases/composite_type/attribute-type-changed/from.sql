CREATE TYPE dose AS (amount numeric(6,2), unit varchar(10));

CREATE FUNCTION describe(d dose) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT (d).amount || ' ' || (d).unit $$;
