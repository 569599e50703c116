CREATE FUNCTION fee(days integer, rate numeric) RETURNS numeric LANGUAGE sql AS 'SELECT days * rate';
CREATE VIEW example AS SELECT fee(10, 0.5) AS fee;
