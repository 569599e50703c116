CREATE FUNCTION fee(days integer, rate numeric DEFAULT 0.5, minimum numeric DEFAULT 1) RETURNS numeric LANGUAGE sql AS 'SELECT greatest(days * rate, minimum)';
