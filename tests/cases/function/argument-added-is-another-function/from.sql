CREATE FUNCTION fee(days integer) RETURNS numeric LANGUAGE sql AS 'SELECT days * 0.5';
CREATE VIEW example AS SELECT fee(10) AS fee;
