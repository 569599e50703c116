CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql STRICT AS $$ SELECT amount * 0.07 $$;
