CREATE FUNCTION pad(a character varying, b decimal) RETURNS character LANGUAGE sql VOLATILE CALLED ON NULL INPUT SECURITY INVOKER COST 100 AS $$ SELECT 'abc'::text $$;
