CREATE FUNCTION stops(train integer) RETURNS SETOF text LANGUAGE sql COST 250.5 ROWS 42 AS $$ VALUES ('A'), ('B') $$;
