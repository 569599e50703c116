CREATE FUNCTION show(a integer) RETURNS text LANGUAGE sql AS 'SELECT a::text';
CREATE FUNCTION show(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
COMMENT ON FUNCTION show(text) IS 'as it is';

CREATE FUNCTION show(a numeric, digits integer DEFAULT 2) RETURNS text LANGUAGE sql AS 'SELECT round(a, digits)::text';
