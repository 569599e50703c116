CREATE FUNCTION corner(OUT col integer, OUT line integer) LANGUAGE sql AS 'SELECT 1, 2';
