CREATE FUNCTION fee(days integer, rate numeric, minimum numeric DEFAULT 2) RETURNS numeric LANGUAGE sql AS 'SELECT greatest(days * rate, minimum)';
