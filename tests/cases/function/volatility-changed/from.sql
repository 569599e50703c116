CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql VOLATILE AS $$ SELECT amount * 0.07 $$;
