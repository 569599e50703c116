CREATE FUNCTION begins(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT text_starts_with_support AS 'text_starts_with';
