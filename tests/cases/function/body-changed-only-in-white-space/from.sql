CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT amount * 0.07 $$;
