CREATE FUNCTION begins(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'text_starts_with';
