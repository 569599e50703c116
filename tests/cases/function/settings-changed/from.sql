CREATE FUNCTION report() RETURNS text LANGUAGE sql SET search_path = public, pg_temp SET work_mem = '16MB' AS $$ SELECT 'done' $$;
