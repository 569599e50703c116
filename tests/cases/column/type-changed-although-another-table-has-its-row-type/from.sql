CREATE TABLE address (street text, zip integer);

CREATE FUNCTION show(a address) RETURNS text LANGUAGE sql STABLE AS $$ SELECT a.street || a.zip $$;
CREATE VIEW shown AS SELECT show(a) AS shown FROM address a;
