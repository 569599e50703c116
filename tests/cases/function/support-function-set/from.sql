CREATE FUNCTION matches(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'textlike';
