CREATE FUNCTION station() RETURNS SETOF text LANGUAGE sql AS $$ VALUES ('Leeds'), ('York') $$;
