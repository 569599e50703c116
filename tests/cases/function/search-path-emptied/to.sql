CREATE FUNCTION report() RETURNS text LANGUAGE sql SET search_path = '' SET application_name = 'it''s a "report"' AS $$ SELECT 'done' $$;
