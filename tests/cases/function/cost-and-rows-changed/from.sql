CREATE FUNCTION stops(train integer) RETURNS SETOF text LANGUAGE sql COST 10 ROWS 5 AS $$ VALUES ('A'), ('B') $$;
