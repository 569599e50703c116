CREATE FUNCTION station() RETURNS text LANGUAGE sql AS $$ VALUES ('Leeds'), ('York') $$;
