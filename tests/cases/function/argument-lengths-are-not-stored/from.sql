CREATE FUNCTION pad(a varchar(10), b numeric(5,2)) RETURNS char(3) LANGUAGE sql AS $$ SELECT 'abc'::text $$;
