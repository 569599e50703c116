CREATE FUNCTION show(a integer) RETURNS text LANGUAGE sql AS 'SELECT a::text';
CREATE FUNCTION show(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
COMMENT ON FUNCTION show(text) IS 'as it is';
