CREATE FUNCTION report() RETURNS text LANGUAGE sql SET search_path = pg_catalog, "odd schema", public SET statement_timeout = '3s' SET datestyle = 'ISO, DMY' AS $$ SELECT 'done' $$;
